-- Failures at doors that close after some of them, such as signing in; for all nodes. Of an account or an address only its
-- SHA-256. Not worth a log: after a crash every door is open.
create unlogged table door_failure (
    door     text primary key,
    failures int not null,
    until    timestamptz not null
);
create index on door_failure (until);
