-- A name for each opt-out, by which lists are sorted and REST takes one back.
alter table opt_out add column id bigint generated always as identity;
create unique index on opt_out (brand, id);
