-- Messages that their sender wants cancelled one by one. Almost always empty: it is read on every step of every message,
-- which an event would not be as cheaply. Rows go when the days of their messages are gone.
create table cancel_asked (
    message_id  bigint primary key,
    at          timestamptz not null default now()
);
