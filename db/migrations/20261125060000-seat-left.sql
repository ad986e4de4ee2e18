-- A tab's last words may overtake the ones before them on the way: a seat that was left stays left for those.
-- The number of the beat that left it; null while somebody sits there.
alter table article_seats add column left_beat bigint;
