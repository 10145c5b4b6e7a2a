-- Files of a brand. The bytes lie in the data folder under their hash, once for all brands.
create table asset (
    id           bigint primary key,
    brand        bigint not null,
    sha256       bytea not null check (length(sha256) = 32),
    name         text not null,
    content_type text not null,
    bytes        bigint not null,
    width        int not null,
    height       int not null,
    source       text,
    created_at   timestamptz not null default now(),
    removed_at   timestamptz
);
create unique index on asset (brand, sha256) where removed_at is null;
create index on asset (brand, id desc) where removed_at is null;

-- What a file became for a target: a smaller file, or the reason why there is none. Found again by hash and target key.
create table rendition (
    original     bytea not null,
    target       text not null,
    sha256       bytea,
    content_type text,
    bytes        int,
    width        int,
    height       int,
    public_name  text,
    plan         jsonb,
    score        double precision,
    refusal      text,
    parameters   jsonb,
    made_at      timestamptz not null default now(),
    primary key (original, target),
    check ((sha256 is null) = (refusal is not null))
);
create index on rendition (public_name);
