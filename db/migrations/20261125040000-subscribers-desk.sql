-- Addresses whose people asked to be forgotten: a keyed hash, so that nobody brings them in again unasked.
create table erased_addresses (
  hash bytea primary key,
  erased_at timestamptz not null
);

-- A file of subscribers on its way in: staged line by line, checked, and then taken in whole or not at all.
create table subscriber_imports (
  id uuid primary key,
  newsletter_id uuid not null references newsletters (id) on delete cascade,
  file_name text not null,
  columns text[] not null,
  email_column integer not null,
  name_column integer,
  state text not null check (state in ('uploaded', 'checking', 'checked', 'importing', 'done')),
  lines integer not null,
  -- How far the step that runs is, in lines.
  done integer not null default 0,
  consent jsonb,
  created_by jsonb not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create table subscriber_import_lines (
  import_id uuid not null references subscriber_imports (id) on delete cascade,
  line integer not null,
  fields jsonb not null,
  email text,
  name text not null default '',
  -- What becomes of it; null: not checked yet.
  standing text check (standing in ('new', 'already', 'left', 'suppressed', 'twice', 'fault')),
  fault text,
  primary key (import_id, line)
);
create index subscriber_import_lines_standing on subscriber_import_lines (import_id, standing, line);

create index subscribers_trigrams on subscribers using gin (email gin_trgm_ops, name gin_trgm_ops);
create index subscriptions_listed on subscriptions (newsletter_id, state, subscriber_id desc);
