-- What people said to a brand, in conversations: one for each handset, live and test apart. A conversation's place in a
-- list is the id of the last word of the kind that the list shows.
create table conversation (
    id            bigint primary key,
    brand         bigint not null,
    live          boolean not null,
    number_key    bigint not null,
    number_sealed bytea not null,
    last_word     bigint not null,
    last_text     bigint,
    last_tap      bigint,
    last_opt_out  bigint,
    waits_since   timestamptz,                      -- the first text that nobody has answered
    settled       text,                             -- answered or done; null while it waits, or where nothing asked for an answer
    settled_by    text,
    settled_name  text,
    settled_at    timestamptz,
    unique (brand, live, number_key)
);
create index on conversation (brand, last_word desc);
create index on conversation (brand, last_text desc) where last_text is not null;
create index on conversation (brand, last_tap desc) where last_tap is not null;
create index on conversation (brand, last_opt_out desc) where last_opt_out is not null;
create index conversation_waiting on conversation (brand, live) where waits_since is not null;

-- What was said on either side. What came in has the key that it has in inbound, so that hearing it twice keeps it once.
create table word (
    conversation  bigint not null references conversation on delete cascade,
    id            bigint not null,
    at            timestamptz not null,
    sender        bigint not null,
    event_key     bigint,
    message_id    bigint,                           -- that it answers; of an answer, the message that carries it
    link          int,
    kind          smallint not null,
    channel       smallint not null,
    text_sealed   bytea not null,
    author        text,                             -- of an answer: the name
    primary key (conversation, id)
);
create unique index on word (conversation, link, event_key) where event_key is not null;
create index on word (at);
