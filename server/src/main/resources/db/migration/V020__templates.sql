-- Saved card documents. The newest version is named here; every version stays in template_version as it was saved.
create table template (
    id          bigint primary key,
    brand       bigint not null,
    version     int not null,
    name        text not null,
    created_at  timestamptz not null,
    put_away_at timestamptz
);

create index template_of_brand on template (brand, id) where put_away_at is null;

create table template_version (
    template bigint not null references template,
    version  int not null,
    name     text not null,
    card     text not null,                         -- the document, character by character
    saved_at timestamptz not null,
    saved_by text not null,
    primary key (template, version)
);
