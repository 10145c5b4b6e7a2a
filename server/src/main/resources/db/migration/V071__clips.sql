-- Clips and sounds are assets too: how long they play; null for a picture, which has pixels alone.
alter table asset add column seconds double precision;
