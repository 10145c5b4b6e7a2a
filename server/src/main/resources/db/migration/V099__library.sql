-- Where a template lies among the others. A folder is the path that its templates name, with / between its steps; it is
-- there as long as one of them lies in it. Neither is part of a version: what is sent does not know them.
alter table template
    add column folder text not null default '',
    add column tags text[] not null default '{}';

-- Which templates show an asset: from the first version that did to the last, so that "who uses it" reads no documents.
create table template_asset (
    template      bigint not null references template on delete cascade,
    asset         bigint not null,
    first_version int not null,
    last_version  int not null,
    primary key (template, asset)
);
create index on template_asset (asset);

-- Documents name assets by their public ids: Crockford's base 32.
insert into template_asset (template, asset, first_version, last_version)
select named.template, named.asset, min(named.version), max(named.version)
from (select v.template, v.version,
        (select sum((strpos('0123456789abcdefghjkmnpqrstvwxyz', substr(found[1], place, 1)) - 1)
                * power(32::numeric, 13 - place))
            from generate_series(1, 13) place)::bigint as asset
    from template_version v
    cross join lateral regexp_matches(v.card, '"asset"\s*:\s*"ast_([0-9a-hjkmnp-tv-z]{13})"', 'g') found) named
group by named.template, named.asset;
