-- The channel that an outcome was counted under, and that of the one before it (as rank and was), for the counters. Those
-- of before were counted under the channel of the last try, as far as one can tell now.
alter table outcome
    add column channel smallint not null default 0,
    add column was_channel smallint not null default 0;
update outcome o set channel = coalesce(
    (select a.channel from attempt a where a.message_id = o.message_id order by a.attempt desc limit 1), 0);
