-- Every opening of a short link or card page, raw; whether it counts is a mark beside it.
create table click (
    id          bigint primary key,
    message_id  bigint not null,
    link_index  smallint not null,
    at          timestamptz not null,
    bot         text,                               -- why it is taken for a program, or null
    agent       text not null,
    address_key bigint not null                     -- keyed hash of the caller's address
);
create index on click (message_id);
