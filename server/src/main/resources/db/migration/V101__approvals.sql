-- What was asked about versions of templates, and what was decided. A version stands here once; a new one is not here, so it
-- is not approved. Asking for a newer one takes out what waits or was sent back: the audit tells it.
create table approval (
    id              bigint not null unique,         -- by time of asking
    template        bigint not null,
    version         int not null,
    brand           bigint not null references brand,
    state           text not null,                  -- waiting, sentBack, approved
    asked_by        text not null,
    asked_by_name   text not null,
    asked_at        timestamptz not null,
    note            text,
    decided_by      text,
    decided_by_name text,
    decided_at      timestamptz,
    words           text,
    primary key (template, version),
    foreign key (template, version) references template_version
);
create index on approval (brand, id desc);

alter table brand add column approved_only boolean not null default false;

-- Keys that may do everything go on to.
update api_key set scopes = array_append(scopes, 'content:approve') where cardinality(scopes) = 12;

-- Messages that were clicked (8), answered (9) or opted out by (10), each once: a second click of a message is another event,
-- but no other message, and counters count messages. By day, like the events.
create table reaction (
    message_id bigint not null,
    kind       smallint not null,
    primary key (message_id, kind)
) partition by range (message_id);

do $$
declare
    day record;
begin
    for day in
        select c.relname as events, pg_get_expr(c.relpartbound, c.oid) as bounds
        from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass
    loop
        execute format('create table %I partition of reaction %s', 'reaction' || substr(day.events, 6), day.bounds);
    end loop;
end $$;

insert into reaction
select distinct message_id, case kind when 7 then 8 else kind end from event where kind in (7, 8, 9, 10);
