create table brand (
    id         bigint primary key,
    name       text not null,
    time_zone  text not null,
    locale     text not null,
    created_at timestamptz not null default now()
);

create table app_user (
    id            bigint primary key,
    brand         bigint not null references brand,
    email         text not null,
    name          text not null,
    role          text not null,
    locale        text not null,
    password_hash text not null,
    disabled      boolean not null default false,
    created_at    timestamptz not null default now()
);
create unique index app_user_email on app_user (lower(email));
create index on app_user (brand, id desc);

-- The cookie itself is not kept: only its SHA-256, so that a copy of the database opens no session.
create table user_session (
    token_hash bytea primary key,
    app_user   bigint not null references app_user,
    csrf       text not null,
    expires_at timestamptz not null
);
create index on user_session (app_user);
create index on user_session (expires_at);

create table api_key (
    id           bigint primary key,
    brand        bigint not null references brand,
    name         text not null,
    test         boolean not null,
    scopes       text[] not null,
    shown        text not null,
    secret_hash  bytea not null unique,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz
);
create index on api_key (brand, id desc);

-- words: signatures, opt-out words and help words by locale; addresses: of each channel.
create table sender (
    id         bigint primary key,
    brand      bigint not null references brand,
    name       text not null,
    words      jsonb not null,
    addresses  jsonb not null,
    created_at timestamptz not null default now()
);
create index on sender (brand, id desc);

create table audit (
    id         bigint primary key,
    brand      bigint not null references brand,
    at         timestamptz not null default now(),
    actor      text not null,
    actor_name text not null,
    action     text not null,
    subject    text not null,
    details    jsonb not null
);
create index on audit (brand, id desc);
