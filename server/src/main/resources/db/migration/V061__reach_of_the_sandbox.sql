-- What the sandbox says of a number is not true of the real one.
alter table reach add column live boolean not null default true;
alter table reach drop constraint reach_pkey;
alter table reach add primary key (number_key, channel, live);
