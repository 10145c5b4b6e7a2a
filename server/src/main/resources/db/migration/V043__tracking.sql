-- What became of each row, and who works on it now.
alter table inbound
    add column prior_key bigint,                    -- the key that a repeat just before would have, where keys hold a minute
    add column result text,                         -- joined, given_up, gone, forged, no_message, heard, failed
    add column message_id bigint,
    add column claimed_until timestamptz not null default '-infinity';
create index inbound_old on inbound (at);
