-- What goes out at the scheduled time is the revision that an editor scheduled, not whatever was saved since.
alter table articles add column scheduled_revision integer;
update articles set scheduled_revision = latest_revision where scheduled_at is not null;
-- The sweep that finds what is due asks once a minute.
create index articles_scheduled_at on articles (scheduled_at) where scheduled_at is not null;
create index articles_held_until on articles (held_until) where held_until is not null;
