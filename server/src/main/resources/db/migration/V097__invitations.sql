-- A link by which somebody sets their own password, once: of the token only its SHA-256. A new link takes the place of the one before.
create table user_link (
    app_user   bigint primary key references app_user,
    token_hash bytea not null unique,
    expires_at timestamptz not null
);

-- Whoever was invited has no password until they set one: '' matches none.
alter table app_user add column signed_in_at timestamptz;
