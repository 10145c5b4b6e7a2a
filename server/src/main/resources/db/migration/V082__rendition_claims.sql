-- Which node is making which rendition. Lost in a crash of the database, as it may be: the work is begun anew.
create unlogged table rendition_claim (
    original bytea not null,
    target   text not null,
    node     int not null,
    progress double precision not null default 0,
    until    timestamptz not null,
    primary key (original, target)
);
