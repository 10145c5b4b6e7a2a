-- What a message is, and what happened to it. A message is written once; what happens is appended.
-- Tables whose rows belong to one message are partitioned by range of message id, one day each: a whole day of lives is
-- detached at once, and unique keys work without a time column. Partitions are made by org.cardwire.message.Partitions.

create table submission (
    id          bigint primary key,
    brand       bigint not null,
    live        boolean not null,
    lane        smallint not null,
    state       smallint not null default 0,       -- 0 running, 1 paused, 2 cancelled
    frozen      bigint not null,                    -- of its first message: what lists show
    total       int not null,
    client_ref  text,
    metadata    jsonb,
    created_at  timestamptz not null
);
create index on submission (brand, id desc);

-- What a submission sends, frozen: card version, locale, sender, signature, chain, asset hashes. Shared by all messages
-- with the same content.
create table frozen (
    id          bigint primary key,
    brand       bigint not null,
    hash        bytea not null,
    live        boolean not null,
    lane        smallint not null,
    chain       text not null,                      -- channel:patience in milliseconds: rcs:600000,sms:0
    document    text not null,
    unique (brand, hash)
);

create table idempotency (
    brand       bigint not null,
    key         text not null,
    body_hash   bytea not null,
    status      int not null,
    answer      text not null,
    created_at  timestamptz not null default now(),
    primary key (brand, key)
);
create index on idempotency using brin (created_at);

create table message (
    id               bigint not null primary key,
    submission       bigint not null,
    brand            bigint not null,
    frozen           bigint not null,
    number_key       bigint not null,
    number_sealed    bytea not null,
    variables_sealed bytea,
    ready_at         timestamptz not null,
    expires_at       timestamptz not null,
    client_ref       text
) partition by range (id);
create index on message (brand, number_key, id);
create index on message (submission, id);

-- The only hot table: the members of a block that are due for the same step. Only the holder of the lease moves them.
create table chunk (
    id          bigint primary key,
    block       bigint not null,
    lane        smallint not null,
    step        smallint not null,
    link        int,                                -- set where the members wait for this link
    attempt     int not null,                       -- the try that in_flight speaks of
    members     bytea not null check (octet_length(members) = 256),
    in_flight   bytea not null check (octet_length(in_flight) = 256),
    due_at      timestamptz not null,
    pulled      boolean not null default false,     -- news came while it was leased: due at once when placed
    epoch       int not null default 0,
    node        int,
    lease_until timestamptz not null default '-infinity'
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index chunk_due on chunk (lane, due_at);
create index chunk_block on chunk (block);

-- The columns of rows by the million stand in an order without gaps of alignment: 8 bytes, 4, 2, 1, then texts.
create table attempt (
    message_id     bigint not null,
    at             timestamptz not null,
    until          timestamptz not null,
    link           int not null,
    bytes          int not null,
    attempt        smallint not null,
    form           smallint not null,
    channel        smallint not null,
    level          smallint not null,
    result         smallint not null,
    parts          smallint not null,
    features_known boolean not null,
    code           text not null,
    decision       text not null,
    primary key (message_id, attempt)
) partition by range (message_id);

create table event (
    message_id  bigint not null,
    dedupe      bigint not null,
    at          timestamptz not null,
    attempt     smallint not null,
    part        smallint not null,
    kind        smallint not null,
    code        text not null,
    detail      text not null,
    primary key (message_id, attempt, part, kind, dedupe)
) partition by range (message_id);

-- rank only rises; was is the rank before the last change, for the counters. parts is the mask of delivered parts of a
-- long SMS, whole is the mask that makes it delivered.
create table outcome (
    message_id  bigint not null primary key,
    parts       bigint not null,
    whole       bigint not null,
    at          timestamptz not null,
    rank        smallint not null,
    was         smallint not null
) partition by range (message_id);

-- Where a report finds its message. Partitioned by the day written and kept 8 days; carriers reuse their ids, so the
-- newest wins.
create table carrier_ref (
    day         date not null,
    link        int not null,
    ref_key     bigint not null,
    ref         text not null,
    message_id  bigint not null,
    attempt     smallint not null,
    part        smallint not null,
    parts       smallint not null,
    channel     smallint not null
) partition by range (day);
create index on carrier_ref (ref_key, link);
create index on carrier_ref using brin (message_id);

-- Everything that a handset or carrier said before it was known which message it belongs to, and every message from a
-- handset.
create table inbound (
    link        int not null,
    event_key   bigint not null,
    kind        smallint not null,
    ref         text not null,
    payload     text not null,                      -- sealed where it holds a number or a text
    at          timestamptz not null,
    joined_at   timestamptz,
    primary key (link, event_key)
);
create index inbound_waiting on inbound (at) where joined_at is null;

create table counter (
    submission  bigint not null,
    fact        smallint not null,
    channel     smallint not null,
    stream      int not null,
    n           bigint not null,
    primary key (submission, fact, channel, stream)
) with (fillfactor = 70);

-- What changed, one row a flush; a consumer keeps its place in each stream. A gap in seq is a flush that was rolled back.
create table feed (
    stream      int not null,
    seq         bigint not null,
    at          timestamptz not null default now(),
    changes     bytea not null,
    primary key (stream, seq)
);
create index on feed using brin (at);
-- Entries are read once or twice and kept for days: compressing them costs more than their bytes do.
alter table feed alter changes set storage external;

create table feed_cursor (
    consumer    text not null,
    stream      int not null,
    seq         bigint not null,
    primary key (consumer, stream)
);
