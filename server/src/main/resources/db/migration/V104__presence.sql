-- Who has a template open, in which window, and at which card. Nothing of it is worth keeping: what was not said again for
-- a while is deleted, and a crash of the database may forget all.
create unlogged table presence (
    template  bigint not null,
    place     text not null,                        -- the window, named by its page
    actor     text not null,
    card      text,
    since     timestamptz not null,
    seen_at   timestamptz not null,
    primary key (template, place)
);
create index on presence (seen_at);
