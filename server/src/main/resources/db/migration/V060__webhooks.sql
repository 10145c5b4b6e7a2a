-- Addresses of brands that want to be told, and what is or was on its way to them.
create table webhook (
    id                bigint primary key,
    brand             bigint not null,
    url               text not null,
    events            text[] not null,
    enabled           boolean not null,
    disabled_reason   text,
    secret_sealed     bytea not null,
    old_secret_sealed bytea,
    old_until         timestamptz,                  -- until then the old secret signs too
    failing_since     timestamptz,                  -- since then, nothing but failures
    created_at        timestamptz not null default now()
);
create index on webhook (brand, id desc);

create table webhook_delivery (
    id          bigint primary key,
    webhook     bigint not null references webhook on delete cascade,
    event       text not null,
    message_id  bigint,
    body        text not null,                      -- exactly what is signed and sent
    once        text,                               -- a name that no other delivery to the webhook has
    state       smallint not null default 0,        -- 0 waiting, 1 delivered, 2 given up
    tries       int not null default 0,
    status      int,
    error       text,
    next_try_at timestamptz not null default now(),
    lease_until timestamptz not null default '-infinity',
    created_at  timestamptz not null default now()
);
create index on webhook_delivery (webhook, id desc);
create index webhook_delivery_due on webhook_delivery (webhook, next_try_at) where state = 0;
create unique index on webhook_delivery (webhook, once) where once is not null;
create index on webhook_delivery using brin (created_at);
