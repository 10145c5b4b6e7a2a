-- What became of the messages that were accepted in an hour: sums for reports over days, which would otherwise add up the
-- counters of every submission. Written with the counters; each stream of the feed has rows of its own.
create table hourly (
    brand       bigint not null,
    n           bigint not null,
    hour        int not null,                       -- since 1970-01-01 UTC, by the message's id
    stream      int not null,
    fact        smallint not null,
    channel     smallint not null,
    live        boolean not null,
    primary key (brand, live, hour, fact, channel, stream)
) with (fillfactor = 50);

-- Of messages of before, by the hour of their submission.
insert into hourly (brand, live, hour, fact, channel, stream, n)
select s.brand, s.live, floor(extract(epoch from s.created_at) / 3600)::int, c.fact, c.channel, c.stream, sum(c.n)
from counter c join submission s on s.id = c.submission
where c.fact in (6, 7, 8, 9, 10, 99) or c.fact > 100
group by 1, 2, 3, 4, 5, 6;
