-- Who does not want messages. number_key is the keyed hash of the number: the number itself is sealed beside it.
create table opt_out (
    brand         bigint not null,
    number_key    bigint not null,
    sender        bigint not null default 0,        -- 0: every sender of the brand
    number_sealed bytea not null,
    word          text not null,
    source        text not null,                    -- keyword, carrier, api, page
    link          int,
    at            timestamptz not null,
    confirmed_at  timestamptz,
    primary key (brand, number_key, sender)
);

create table blocked_number (
    brand         bigint not null,
    number_key    bigint not null,
    number_sealed bytea not null,
    reason        text not null,
    at            timestamptz not null,
    primary key (brand, number_key)
);

-- What a number can receive, and how we know.
create table reach (
    number_key  bigint not null,
    channel     smallint not null,
    state       smallint not null,                  -- 0 unknown, 1 reachable, 2 unreachable
    features    text,                               -- comma-separated; null: not known
    source      text not null,                      -- carrier, outcome, hint
    at          timestamptz not null,
    until       timestamptz not null,
    primary key (number_key, channel)
);
