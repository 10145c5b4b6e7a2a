-- A submission's messages stand in a row in one block: the first of them tells where all are.
alter table submission add column first_message bigint;
update submission s set first_message = coalesce((select min(m.id) from message m where m.submission = s.id), 0);
alter table submission alter column first_message set not null;
