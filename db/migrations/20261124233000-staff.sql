-- When a member of the staff was invited last; and the log by who did a thing.
alter table people add column invited_at timestamptz;
create index people_staff on people (role, name) where role <> 'reader';
create index event_log_done_by on event_log ((done_by ->> 'id'), id desc);
create index event_log_name on event_log (name, id desc);
