-- Links that stand in the links file: REST shows them and does not change them.
alter table link add column from_file boolean not null default false;
