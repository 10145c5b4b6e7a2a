-- Who somebody is at the provider, as issuer and subject; known since they first came from there.
alter table app_user add column oidc_subject text unique;
alter table user_session add column by_oidc boolean not null default false;
