-- Writer numbers of ids (12 bits). used_to: the last millisecond since 2026-01-01 that the number's holder may have used.
create table writer (
    number      integer primary key check (number between 0 and 4095),
    used_to     bigint not null default -1,
    holder      uuid,
    lease_until timestamptz not null default '-infinity'
);
insert into writer (number) select generate_series(0, 4095);

-- What must never change under a database: which key file sealed its rows.
create table installation (
    only_one        boolean primary key default true check (only_one),
    key_fingerprint text not null,
    made_at         timestamptz not null default now()
);
