-- A front is the home page ('home') or a section's ('section:' and its id). `working` is what the editors arrange, and
-- `live` the number of the arrangement that readers see; neither is there until somebody arranges by hand.
create table fronts (
  id text primary key,
  section_id uuid unique references sections (id) on delete cascade,
  version integer not null,
  working jsonb not null,
  saved_by jsonb not null,
  saved_at timestamptz not null,
  live integer,
  -- When the next pin of the live arrangement ends.
  next_end_at timestamptz,
  check (id = 'home' and section_id is null or id = 'section:' || section_id)
);
create index fronts_next_end_at on fronts (next_end_at) where next_end_at is not null;

-- Every arrangement that was published, and every working copy that another hand has replaced.
create table front_arrangements (
  front_id text not null references fronts (id) on delete cascade,
  number integer not null,
  kind text not null check (kind in ('published', 'kept')),
  arrangement jsonb not null,
  restored_from integer,
  done_by jsonb not null,
  done_at timestamptz not null,
  primary key (front_id, number)
);

create table ribbons (
  id uuid primary key,
  message text not null check (message <> ''),
  article_id text references articles (id) on delete cascade,
  scope text not null check (scope in ('all', 'home')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_by jsonb not null,
  created_at timestamptz not null,
  -- When its beginning and its end were told to the pages.
  begun_at timestamptz,
  ended_at timestamptz,
  check (ends_at >= starts_at)
);
create index ribbons_open on ribbons (ends_at) where ended_at is null;
create index ribbons_newest on ribbons (created_at desc);

-- How often an article was read in an hour. Nothing here or elsewhere says by whom.
create table article_reads (
  article_id text not null references articles (id) on delete cascade,
  hour timestamptz not null,
  count integer not null check (count > 0),
  primary key (hour, article_id)
);
