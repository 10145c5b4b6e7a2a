-- When the number said it last: whoever takes messages again by a word older than that takes nothing back.
alter table opt_out add column last_at timestamptz;
update opt_out set last_at = at;
alter table opt_out alter column last_at set not null;
