-- number_key: what one handset said is heard in its order, by whichever node. failed_at: when it was last heard in vain.
alter table inbound
    add column number_key bigint,
    add column failed_at timestamptz;
create index inbound_of_handset on inbound (number_key) where joined_at is null and number_key is not null;
