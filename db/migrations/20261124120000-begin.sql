-- The whole way from a keystroke to a reader's phone. Every table names its owner (a folder of src/features).
-- Times are timestamptz; ids are UUIDv7 but for articles, whose short permanent id is also their address.

-- publication --------------------------------------------------------------------------------------------------
create table publication (
  only_row boolean primary key default true check (only_row),
  name text not null,
  tagline text not null default '',
  language text not null default 'he',
  time_zone text not null default 'Asia/Jerusalem',
  publisher_name text not null default '',
  contact_email text not null default '',
  contact_address text not null default '',
  about text not null default '',
  demo boolean not null default false,
  updated_at timestamptz not null
);

-- people -------------------------------------------------------------------------------------------------------
create table people (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  name text not null default '',
  image text,
  role text not null default 'reader' check (role in ('reader', 'reporter', 'editor', 'admin')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table sessions (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_person_id on sessions (person_id);
create table auth_accounts (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_accounts_person_id on auth_accounts (person_id);
create table auth_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verifications_identifier on auth_verifications (identifier);
create table one_time_links (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  secret_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create table api_tokens (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('reporter', 'editor', 'admin')),
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- media --------------------------------------------------------------------------------------------------------
create table photos (
  id uuid primary key,
  public_key text not null unique,
  sha256 bytea not null,
  storage_key text not null,
  file_name text not null,
  media_type text not null,
  byte_length bigint not null,
  width integer not null,
  height integer not null,
  focal_x real not null default 0.5 check (focal_x between 0 and 1),
  focal_y real not null default 0.5 check (focal_y between 0 and 1),
  colour text not null,
  caption text not null default '',
  alt text not null default '',
  credits text[] not null default '{}',
  taken_on date,
  uploaded_by jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  renditions_ready_at timestamptz
);
create index photos_created_at on photos (created_at desc, id);
create index photos_sha256 on photos (sha256);
create table photo_renditions (
  photo_id uuid not null references photos on delete cascade,
  name text not null,
  format text not null check (format in ('avif', 'webp', 'jpeg')),
  width integer not null,
  height integer not null,
  byte_length integer not null,
  storage_key text not null,
  primary key (photo_id, name, format)
);

-- articles -----------------------------------------------------------------------------------------------------
create table sections (
  id uuid primary key,
  slug text not null unique,
  name text not null unique,
  position integer not null default 0,
  created_at timestamptz not null
);
create table topics (
  id uuid primary key,
  slug text not null unique,
  name text not null unique,
  created_at timestamptz not null
);
create table authors (
  id uuid primary key,
  slug text not null unique,
  name text not null unique,
  role_title text not null default '',
  bio text not null default '',
  person_id uuid references people on delete set null,
  photo_id uuid references photos on delete set null,
  created_at timestamptz not null
);
create table articles (
  id text primary key check (id ~ '^[0-9a-z]{8}$'),
  state text not null default 'draft' check (state in ('draft', 'scheduled', 'published', 'held', 'withdrawn')),
  version integer not null default 1,
  latest_revision integer not null,
  published_revision integer,
  headline text not null,
  section_id uuid not null references sections,
  first_published_at timestamptz,
  scheduled_at timestamptz,
  held_until timestamptz,
  hold_reason text,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  created_by jsonb not null,
  created_at timestamptz not null,
  saved_at timestamptz not null
);
create index articles_saved_at on articles (saved_at desc, id);
create index articles_state on articles (state, saved_at desc);
create table revisions (
  article_id text not null references articles on delete cascade,
  number integer not null,
  kicker text not null default '',
  headline text not null,
  short_headline text not null default '',
  deck text not null default '',
  slug text not null,
  language text not null,
  section_id uuid not null references sections,
  author_ids uuid[] not null default '{}',
  topic_ids uuid[] not null default '{}',
  lead_photo_id uuid references photos,
  lead_caption text,
  lead_alt text,
  body jsonb not null,
  change text not null default 'save',
  saved_by jsonb not null,
  saved_at timestamptz not null,
  primary key (article_id, number)
);
-- What a reader may see, and nothing else: every public query reads these three tables and no other of this feature.
-- To withdraw or to hold is to delete the row, which closes every door in one statement.
create table published_articles (
  id text primary key references articles on delete cascade,
  revision integer not null,
  slug text not null,
  kicker text not null,
  headline text not null,
  short_headline text not null,
  deck text not null,
  language text not null,
  section_id uuid not null references sections,
  author_ids uuid[] not null,
  topic_ids uuid[] not null,
  lead_photo_id uuid references photos,
  lead_caption text,
  lead_alt text,
  body jsonb not null,
  word_count integer not null,
  reading_minutes integer not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (id, revision) references revisions (article_id, number)
);
create index published_articles_newest on published_articles (published_at desc, id);
create index published_articles_section on published_articles (section_id, published_at desc, id);
create index published_articles_updated on published_articles (updated_at desc);
create table published_article_authors (
  article_id text not null references published_articles on delete cascade,
  author_id uuid not null references authors,
  position integer not null,
  published_at timestamptz not null,
  primary key (article_id, author_id)
);
create index published_article_authors_author on published_article_authors (author_id, published_at desc, article_id);
create table published_article_topics (
  article_id text not null references published_articles on delete cascade,
  topic_id uuid not null references topics,
  position integer not null,
  published_at timestamptz not null,
  primary key (article_id, topic_id)
);
create index published_article_topics_topic on published_article_topics (topic_id, published_at desc, article_id);
create table corrections (
  id uuid primary key,
  article_id text not null references articles on delete cascade,
  note text not null,
  corrected_by jsonb not null,
  corrected_at timestamptz not null
);
create index corrections_article_id on corrections (article_id, corrected_at);

-- people: what a reader keeps ------------------------------------------------------------------------------------
create table saved_articles (
  person_id uuid not null references people on delete cascade,
  article_id text not null references articles on delete cascade,
  saved_at timestamptz not null,
  primary key (person_id, article_id)
);
create index saved_articles_newest on saved_articles (person_id, saved_at desc);

-- search: the text of each published article, analysed; a plain query answers over the newest ----------------------
create table search_documents (
  article_id text primary key references articles on delete cascade,
  language text not null,
  published_at timestamptz not null,
  keys tsvector not null
);
create index search_documents_keys on search_documents using gin (keys);
create index search_documents_newest on search_documents (published_at desc);

-- related --------------------------------------------------------------------------------------------------------
create table article_vectors (
  article_id text primary key references articles on delete cascade,
  language text not null,
  published_at timestamptz not null,
  words jsonb not null,
  salient text[] not null
);
create index article_vectors_salient on article_vectors using gin (salient);
create table word_counts (
  language text not null,
  word text not null,
  article_count integer not null,
  primary key (language, word)
);
create table related_articles (
  article_id text not null references articles on delete cascade,
  related_id text not null references articles on delete cascade,
  position integer not null,
  score real not null,
  why text[] not null,
  computed_at timestamptz not null,
  primary key (article_id, related_id),
  check (article_id <> related_id)
);
create index related_articles_position on related_articles (article_id, position);
create index related_articles_related_id on related_articles (related_id);

-- newsletter -----------------------------------------------------------------------------------------------------
create table newsletters (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  description text not null default '',
  language text not null default 'he',
  sender_name text not null,
  sender_email text not null,
  position integer not null default 0,
  created_at timestamptz not null
);
create table subscribers (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null default '',
  suppressed_at timestamptz,
  suppression_reason text,
  created_at timestamptz not null
);
create table subscriptions (
  id uuid primary key,
  subscriber_id uuid not null references subscribers on delete cascade,
  newsletter_id uuid not null references newsletters on delete cascade,
  state text not null check (state in ('pending', 'confirmed', 'unsubscribed')),
  confirmed_at timestamptz,
  unsubscribed_at timestamptz,
  unsubscribe_reason text,
  created_at timestamptz not null,
  unique (subscriber_id, newsletter_id)
);
create index subscriptions_confirmed on subscriptions (newsletter_id, subscriber_id) where state = 'confirmed';
create table consents (
  id uuid primary key,
  subscription_id uuid not null references subscriptions on delete cascade,
  kind text not null check (kind in ('requested', 'confirmed', 'imported', 'withdrawn')),
  source text not null,
  wording text not null,
  network_hash bytea,
  recorded_at timestamptz not null
);
create index consents_subscription_id on consents (subscription_id, recorded_at);
create table confirmations (
  id uuid primary key,
  subscriber_id uuid not null references subscribers on delete cascade,
  newsletter_ids uuid[] not null,
  secret_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index confirmations_subscriber_id on confirmations (subscriber_id, created_at);
create table editions (
  id uuid primary key,
  newsletter_id uuid not null references newsletters,
  number integer not null,
  subject text not null,
  preheader text not null default '',
  intro text not null default '',
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
  send_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  created_by jsonb not null,
  created_at timestamptz not null,
  unique (newsletter_id, number)
);
create table edition_articles (
  edition_id uuid not null references editions on delete cascade,
  position integer not null,
  article_id text not null references articles,
  primary key (edition_id, position),
  unique (edition_id, article_id)
);
-- One row a message. The audience is frozen into it when sending starts; a worker claims a batch under a lease.
create table deliveries (
  edition_id uuid not null references editions on delete cascade,
  subscription_id uuid not null references subscriptions on delete cascade,
  email text not null,
  name text not null,
  state text not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'bounced', 'complained', 'skipped')),
  attempts integer not null default 0,
  lease_holder uuid,
  lease_until timestamptz,
  not_before timestamptz,
  sent_at timestamptz,
  smtp_reply text,
  primary key (edition_id, subscription_id)
);
create index deliveries_claim on deliveries (edition_id, not_before, subscription_id)
  where state in ('pending', 'deferred');
create index deliveries_state on deliveries (edition_id, state);

-- everything that happened: the audit, written with the change itself ----------------------------------------------
create table event_log (
  id bigint generated always as identity primary key,
  name text not null,
  subject text not null,
  payload jsonb not null,
  done_by jsonb not null,
  happened_at timestamptz not null
);
create index event_log_subject on event_log (subject, id desc);

-- fixed-window counters for what a stranger may ask for: sign-in mails, registrations, uploads ----------------------
create table rate_limits (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);
-- a secret of this installation: made once, used to sign unsubscribe links and to hash network addresses
create table secrets (
  name text primary key,
  value bytea not null,
  created_at timestamptz not null
);
