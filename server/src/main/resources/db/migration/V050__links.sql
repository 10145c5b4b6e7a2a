-- Accounts at carriers. Secrets are sealed together, apart from the other settings.
create table link (
    no          int generated always as identity primary key,
    name        text not null unique,
    kind        text not null,
    enabled     boolean not null default true,
    live        boolean not null default true,
    version     int not null default 1,
    traits      jsonb not null,
    settings    jsonb not null,
    secrets     bytea,
    updated_at  timestamptz not null default now()
);

-- Which node holds a session of which link.
create table link_session (
    link        int not null,
    slot        int not null,
    node        int not null,
    lease_until timestamptz not null,
    primary key (link, slot)
);

-- Raw exchanges with carriers, sealed, for disputes.
create table exchange (
    at          timestamptz not null,
    link        int not null,
    ref         text not null,
    outgoing    boolean not null,
    sealed      bytea not null
);
create index on exchange (ref);
create index on exchange using brin (at);
