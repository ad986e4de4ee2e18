-- What the migrations make, for reading; written by bin/db-dump.ts.

create table address_changes (
  id uuid not null,
  from_email text not null,
  email text not null,
  person_id uuid,
  secret_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint address_changes_secret_hash_key UNIQUE (secret_hash),
  constraint address_changes_pkey PRIMARY KEY (id),
  constraint address_changes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint address_changes_email_check CHECK ((email = lower(email)))
);

create table api_tokens (
  id uuid not null,
  name text not null,
  role text not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_tokens_secret_hash_key UNIQUE (secret_hash),
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_role_check CHECK ((role = ANY (ARRAY['reporter'::text, 'editor'::text, 'photo-editor'::text, 'front-editor'::text, 'newsletter-editor'::text, 'admin'::text])))
);

create table article_pens (
  article_id text not null,
  seat uuid,
  person_id uuid,
  typed_at timestamp with time zone,
  asked_seat uuid,
  asked_person_id uuid,
  asked_at timestamp with time zone,
  constraint article_pens_pkey PRIMARY KEY (article_id),
  constraint article_pens_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_pens_asked_person_id_fkey FOREIGN KEY (asked_person_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint article_pens_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL
);

create table article_reads (
  article_id text not null,
  hour timestamp with time zone not null,
  count integer not null,
  constraint article_reads_pkey PRIMARY KEY (hour, article_id),
  constraint article_reads_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_reads_count_check CHECK ((count > 0))
);

create table article_seats (
  article_id text not null,
  seat uuid not null,
  person_id uuid not null,
  seen_at timestamp with time zone not null,
  left_beat bigint,
  constraint article_seats_pkey PRIMARY KEY (article_id, seat),
  constraint article_seats_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_seats_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table article_vectors (
  article_id text not null,
  language text not null,
  published_at timestamp with time zone not null,
  words jsonb not null,
  salient text[] not null,
  constraint article_vectors_pkey PRIMARY KEY (article_id),
  constraint article_vectors_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);

create table articles (
  id text not null,
  state text default 'draft'::text not null,
  version integer default 1 not null,
  latest_revision integer not null,
  published_revision integer,
  headline text not null,
  section_id uuid not null,
  first_published_at timestamp with time zone,
  scheduled_at timestamp with time zone,
  held_until timestamp with time zone,
  hold_reason text,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  scheduled_revision integer,
  draft_key uuid,
  handed_in_by jsonb,
  handed_in_at timestamp with time zone,
  return_note text,
  returned_by jsonb,
  hold_kind text,
  held_from text,
  unpublish_at timestamp with time zone,
  unpublish_reason text,
  withdrawal_notice text,
  public_updated_at timestamp with time zone,
  not_published jsonb,
  author_ids uuid[] default '{}'::uuid[] not null,
  constraint articles_draft_key_key UNIQUE (draft_key),
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_section_id_fkey FOREIGN KEY (section_id) REFERENCES sections(id),
  constraint articles_hold_kind_check CHECK ((hold_kind = ANY (ARRAY['embargo'::text, 'gag-order'::text, 'censor'::text]))),
  constraint articles_id_check CHECK ((id ~ '^[0-9a-z]{8}$'::text)),
  constraint articles_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'ready'::text, 'scheduled'::text, 'published'::text, 'held'::text, 'withdrawn'::text])))
);

create table auth_accounts (
  id uuid not null,
  person_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_accounts_pkey PRIMARY KEY (id),
  constraint auth_accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table auth_verifications (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_verifications_pkey PRIMARY KEY (id)
);

create table authors (
  id uuid not null,
  slug text not null,
  name text not null,
  role_title text default ''::text not null,
  bio text default ''::text not null,
  person_id uuid,
  photo_id uuid,
  created_at timestamp with time zone not null,
  email text default ''::text not null,
  links jsonb,
  constraint authors_name_key UNIQUE (name),
  constraint authors_slug_key UNIQUE (slug),
  constraint authors_pkey PRIMARY KEY (id),
  constraint authors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint authors_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos(id) ON DELETE SET NULL
);

create table bounce_mailboxes (
  name text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamp with time zone not null,
  constraint bounce_mailboxes_pkey PRIMARY KEY (name)
);

create table comments (
  id uuid not null,
  article_id text not null,
  thread_id uuid not null,
  anchor jsonb,
  text text not null,
  written_by jsonb not null,
  created_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  resolved_by jsonb,
  resolved_at timestamp with time zone,
  assignee_id uuid,
  done_by jsonb,
  done_at timestamp with time zone,
  constraint comments_pkey PRIMARY KEY (id),
  constraint comments_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint comments_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint comments_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES comments(id) ON DELETE CASCADE
);

create table confirmations (
  id uuid not null,
  subscriber_id uuid not null,
  newsletter_ids uuid[] not null,
  secret_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint confirmations_secret_hash_key UNIQUE (secret_hash),
  constraint confirmations_pkey PRIMARY KEY (id),
  constraint confirmations_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscribers(id) ON DELETE CASCADE
);

create table consents (
  id uuid not null,
  subscription_id uuid not null,
  kind text not null,
  source text not null,
  wording text not null,
  network_hash bytea,
  recorded_at timestamp with time zone not null,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id) ON DELETE CASCADE,
  constraint consents_kind_check CHECK ((kind = ANY (ARRAY['requested'::text, 'confirmed'::text, 'imported'::text, 'withdrawn'::text, 'moved'::text])))
);

create table corrections (
  id uuid not null,
  article_id text not null,
  note text not null,
  corrected_by jsonb not null,
  corrected_at timestamp with time zone not null,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);

create table deliveries (
  edition_id uuid not null,
  subscription_id uuid not null,
  email text not null,
  name text not null,
  state text default 'pending'::text not null,
  attempts integer default 0 not null,
  worker_id uuid,
  not_before timestamp with time zone,
  sent_at timestamp with time zone,
  smtp_reply text,
  bounced_at timestamp with time zone,
  status_code text,
  constraint deliveries_pkey PRIMARY KEY (edition_id, subscription_id),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'sending'::text, 'sent'::text, 'deferred'::text, 'failed'::text, 'uncertain'::text, 'bounced'::text, 'complained'::text, 'skipped'::text])))
);

create table dkim_keys (
  domain text not null,
  selector text not null,
  public_key text not null,
  created_at timestamp with time zone not null,
  signs_since timestamp with time zone,
  retired_at timestamp with time zone,
  constraint dkim_keys_pkey PRIMARY KEY (domain, selector)
);

create table edition_articles (
  edition_id uuid not null,
  position integer not null,
  article_id text not null,
  constraint edition_articles_edition_id_article_id_key UNIQUE (edition_id, article_id),
  constraint edition_articles_pkey PRIMARY KEY (edition_id, "position"),
  constraint edition_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint edition_articles_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES editions(id) ON DELETE CASCADE
);

create table edition_clicks (
  edition_id uuid not null,
  article_id text not null,
  count integer not null,
  constraint edition_clicks_pkey PRIMARY KEY (edition_id, article_id),
  constraint edition_clicks_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint edition_clicks_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES editions(id) ON DELETE CASCADE
);

create table edition_minutes (
  edition_id uuid not null,
  minute timestamp with time zone not null,
  sent integer not null,
  constraint edition_minutes_pkey PRIMARY KEY (edition_id, minute),
  constraint edition_minutes_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES editions(id) ON DELETE CASCADE
);

create table edition_reader_clicks (
  edition_id uuid not null,
  subscription_id uuid not null,
  article_id text not null,
  clicked_at timestamp with time zone not null,
  constraint edition_reader_clicks_pkey PRIMARY KEY (edition_id, subscription_id, article_id),
  constraint edition_reader_clicks_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint edition_reader_clicks_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES editions(id) ON DELETE CASCADE,
  constraint edition_reader_clicks_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES subscriptions(id) ON DELETE CASCADE
);

create table editions (
  id uuid not null,
  newsletter_id uuid not null,
  number integer not null,
  subject text not null,
  preheader text default ''::text not null,
  intro text default ''::text not null,
  state text default 'draft'::text not null,
  send_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  serial integer generated always as identity not null,
  version integer default 1 not null,
  is_advertising boolean default false not null,
  slot_at timestamp with time zone,
  audience integer,
  paused_at timestamp with time zone,
  pause_reason text,
  saved_at timestamp with time zone,
  unsubscribed integer default 0 not null,
  is_digest boolean default false not null,
  constraint editions_newsletter_id_number_key UNIQUE (newsletter_id, number),
  constraint editions_serial_key UNIQUE (serial),
  constraint editions_pkey PRIMARY KEY (id),
  constraint editions_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id),
  constraint editions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'sending'::text, 'paused'::text, 'sent'::text, 'cancelled'::text])))
);

create table erased_addresses (
  hash bytea not null,
  erased_at timestamp with time zone not null,
  constraint erased_addresses_pkey PRIMARY KEY (hash)
);

create table event_log (
  id bigint generated always as identity not null,
  name text not null,
  subject text not null,
  payload jsonb not null,
  done_by jsonb not null,
  happened_at timestamp with time zone not null,
  came_from jsonb,
  constraint event_log_pkey PRIMARY KEY (id)
);

create table former_slugs (
  kind text not null,
  slug text not null,
  named_id uuid not null,
  constraint former_slugs_pkey PRIMARY KEY (kind, slug),
  constraint former_slugs_kind_check CHECK ((kind = ANY (ARRAY['section'::text, 'topic'::text, 'author'::text])))
);

create table front_arrangements (
  front_id text not null,
  number integer not null,
  kind text not null,
  arrangement jsonb not null,
  restored_from integer,
  done_by jsonb not null,
  done_at timestamp with time zone not null,
  constraint front_arrangements_pkey PRIMARY KEY (front_id, number),
  constraint front_arrangements_front_id_fkey FOREIGN KEY (front_id) REFERENCES fronts(id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint front_arrangements_kind_check CHECK ((kind = ANY (ARRAY['published'::text, 'kept'::text])))
);

create table fronts (
  id text not null,
  section_id uuid,
  version integer not null,
  working jsonb not null,
  saved_by jsonb not null,
  saved_at timestamp with time zone not null,
  live integer,
  next_end_at timestamp with time zone,
  constraint fronts_section_id_key UNIQUE (section_id),
  constraint fronts_pkey PRIMARY KEY (id),
  constraint fronts_section_id_fkey FOREIGN KEY (section_id) REFERENCES sections(id) ON DELETE SET NULL,
  constraint fronts_check CHECK (((id = 'home'::text) OR (id ~~ 'section:%'::text)))
);

create table house_rules (
  only_row boolean default true not null,
  rules text[] not null,
  replacements jsonb not null,
  updated_at timestamp with time zone not null,
  constraint house_rules_pkey PRIMARY KEY (only_row),
  constraint house_rules_only_row_check CHECK (only_row)
);

create table mail_days (
  day date not null,
  taken integer not null,
  constraint mail_days_pkey PRIMARY KEY (day)
);

create table mail_domains (
  domain text not null,
  failures integer default 0 not null,
  rest_until timestamp with time zone,
  reason text default ''::text not null,
  paused_at timestamp with time zone,
  constraint mail_domains_pkey PRIMARY KEY (domain)
);

create table mail_settings (
  only_row boolean default true not null,
  settings jsonb not null,
  constraint mail_settings_pkey PRIMARY KEY (only_row),
  constraint mail_settings_only_row_check CHECK (only_row)
);

create table mail_workers (
  id uuid not null,
  host text not null,
  lease_until timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint mail_workers_pkey PRIMARY KEY (id)
);

create table mentions (
  comment_id uuid not null,
  person_id uuid not null,
  seen_at timestamp with time zone,
  constraint mentions_pkey PRIMARY KEY (comment_id, person_id),
  constraint mentions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id) ON DELETE CASCADE,
  constraint mentions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table mta_sts_policies (
  domain text not null,
  policy_id text not null,
  mode text not null,
  mx text[] not null,
  expires_at timestamp with time zone not null,
  constraint mta_sts_policies_pkey PRIMARY KEY (domain),
  constraint mta_sts_policies_mode_check CHECK ((mode = ANY (ARRAY['enforce'::text, 'testing'::text, 'none'::text])))
);

create table newsletters (
  id uuid not null,
  slug text not null,
  name text not null,
  description text default ''::text not null,
  language text default 'he'::text not null,
  sender_name text not null,
  sender_email text not null,
  position integer default 0 not null,
  created_at timestamp with time zone not null,
  reply_to text default ''::text not null,
  sections uuid[] default '{}'::uuid[] not null,
  design jsonb not null,
  welcome_subject text default ''::text not null,
  welcome_text text default ''::text not null,
  automatic jsonb not null,
  next_compose_at timestamp with time zone,
  closed_at timestamp with time zone,
  when_uncertain text default 'hold'::text not null,
  digest jsonb default '{}'::jsonb not null,
  next_digest_at timestamp with time zone,
  constraint newsletters_slug_key UNIQUE (slug),
  constraint newsletters_pkey PRIMARY KEY (id),
  constraint newsletters_when_uncertain_check CHECK ((when_uncertain = ANY (ARRAY['hold'::text, 'resend'::text])))
);

create table one_time_links (
  id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint one_time_links_secret_hash_key UNIQUE (secret_hash),
  constraint one_time_links_pkey PRIMARY KEY (id),
  constraint one_time_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table people (
  id uuid not null,
  email text not null,
  email_verified boolean default false not null,
  name text default ''::text not null,
  image text,
  role text default 'reader'::text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  desk_language text,
  invited_at timestamp with time zone,
  constraint people_email_key UNIQUE (email),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_email_check CHECK ((email = lower(email))),
  constraint people_role_check CHECK ((role = ANY (ARRAY['reader'::text, 'reporter'::text, 'editor'::text, 'photo-editor'::text, 'front-editor'::text, 'newsletter-editor'::text, 'admin'::text])))
);

create table photo_renditions (
  photo_id uuid not null,
  name text not null,
  format text not null,
  width integer not null,
  height integer not null,
  byte_length integer not null,
  storage_key text not null,
  constraint photo_renditions_pkey PRIMARY KEY (photo_id, name, format),
  constraint photo_renditions_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos(id) ON DELETE CASCADE,
  constraint photo_renditions_format_check CHECK ((format = ANY (ARRAY['avif'::text, 'webp'::text, 'jpeg'::text])))
);

create table photo_uses (
  photo_id uuid not null,
  shown_id uuid not null,
  article_id text not null,
  copy text not null,
  role text not null,
  constraint photo_uses_pkey PRIMARY KEY (article_id, copy, role, photo_id),
  constraint photo_uses_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint photo_uses_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos(id) ON DELETE CASCADE,
  constraint photo_uses_shown_id_fkey FOREIGN KEY (shown_id) REFERENCES photos(id) ON DELETE CASCADE,
  constraint photo_uses_copy_check CHECK ((copy = ANY (ARRAY['published'::text, 'working'::text]))),
  constraint photo_uses_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'body'::text])))
);

create table photos (
  id uuid not null,
  public_key text not null,
  sha256 bytea not null,
  storage_key text not null,
  file_name text not null,
  media_type text not null,
  byte_length bigint not null,
  width integer not null,
  height integer not null,
  focal_x real default 0.5 not null,
  focal_y real default 0.5 not null,
  colour text not null,
  caption text default ''::text not null,
  alt text default ''::text not null,
  credits text[] default '{}'::text[] not null,
  taken_on date,
  uploaded_by jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  renditions_ready_at timestamp with time zone,
  keys tsvector,
  fingerprint bigint,
  licence text default 'unknown'::text not null,
  rights text default ''::text not null,
  expires_on date,
  expiry_noted_at timestamp with time zone,
  crops jsonb,
  retired_at timestamp with time zone,
  replaced_by uuid,
  replaced_at timestamp with time zone,
  constraint photos_public_key_key UNIQUE (public_key),
  constraint photos_pkey PRIMARY KEY (id),
  constraint photos_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES photos(id),
  constraint photos_focal_x_check CHECK (((focal_x >= (0)::double precision) AND (focal_x <= (1)::double precision))),
  constraint photos_focal_y_check CHECK (((focal_y >= (0)::double precision) AND (focal_y <= (1)::double precision))),
  constraint photos_licence_check CHECK ((licence = ANY (ARRAY['own'::text, 'agency'::text, 'licence'::text, 'handout'::text, 'unknown'::text]))),
  constraint photos_replaced_by_check CHECK ((replaced_by <> id))
);

create table publication (
  only_row boolean default true not null,
  name text not null,
  tagline text default ''::text not null,
  language text default 'he'::text not null,
  time_zone text default 'Asia/Jerusalem'::text not null,
  publisher_name text default ''::text not null,
  contact_email text default ''::text not null,
  contact_address text default ''::text not null,
  about text default ''::text not null,
  demo boolean default false not null,
  updated_at timestamp with time zone not null,
  settings jsonb,
  constraint publication_pkey PRIMARY KEY (only_row),
  constraint publication_only_row_check CHECK (only_row)
);

create table published_article_authors (
  article_id text not null,
  author_id uuid not null,
  position integer not null,
  published_at timestamp with time zone not null,
  constraint published_article_authors_pkey PRIMARY KEY (article_id, author_id),
  constraint published_article_authors_article_id_fkey FOREIGN KEY (article_id) REFERENCES published_articles(id) ON DELETE CASCADE,
  constraint published_article_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors(id)
);

create table published_article_topics (
  article_id text not null,
  topic_id uuid not null,
  position integer not null,
  published_at timestamp with time zone not null,
  constraint published_article_topics_pkey PRIMARY KEY (article_id, topic_id),
  constraint published_article_topics_article_id_fkey FOREIGN KEY (article_id) REFERENCES published_articles(id) ON DELETE CASCADE,
  constraint published_article_topics_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id)
);

create table published_articles (
  id text not null,
  revision integer not null,
  slug text not null,
  kicker text not null,
  headline text not null,
  short_headline text not null,
  deck text not null,
  language text not null,
  section_id uuid not null,
  author_ids uuid[] not null,
  topic_ids uuid[] not null,
  lead_photo_id uuid,
  lead_caption text,
  lead_alt text,
  body jsonb not null,
  word_count integer not null,
  reading_minutes integer not null,
  published_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  lead_decorative boolean default false not null,
  constraint published_articles_pkey PRIMARY KEY (id),
  constraint published_articles_id_fkey FOREIGN KEY (id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint published_articles_id_revision_fkey FOREIGN KEY (id, revision) REFERENCES revisions(article_id, number),
  constraint published_articles_lead_photo_id_fkey FOREIGN KEY (lead_photo_id) REFERENCES photos(id),
  constraint published_articles_section_id_fkey FOREIGN KEY (section_id) REFERENCES sections(id)
);

create table rate_limits (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint rate_limits_pkey PRIMARY KEY (key, window_start)
);

create table redirects (
  id uuid not null,
  from_path text not null,
  to_address text not null,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  constraint redirects_from_path_key UNIQUE (from_path),
  constraint redirects_pkey PRIMARY KEY (id)
);

create table related_articles (
  article_id text not null,
  related_id text not null,
  position integer not null,
  score real not null,
  why text[] not null,
  computed_at timestamp with time zone not null,
  constraint related_articles_pkey PRIMARY KEY (article_id, related_id),
  constraint related_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint related_articles_related_id_fkey FOREIGN KEY (related_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint related_articles_check CHECK ((article_id <> related_id))
);

create table related_choices (
  article_id text not null,
  related_id text not null,
  place integer,
  chosen_by jsonb not null,
  chosen_at timestamp with time zone not null,
  constraint related_choices_pkey PRIMARY KEY (article_id, related_id),
  constraint related_choices_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint related_choices_related_id_fkey FOREIGN KEY (related_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint related_choices_check CHECK ((article_id <> related_id)),
  constraint related_choices_place_check CHECK (((place >= 0) AND (place <= 19)))
);

create table revisions (
  article_id text not null,
  number integer not null,
  kicker text default ''::text not null,
  headline text not null,
  short_headline text default ''::text not null,
  deck text default ''::text not null,
  slug text not null,
  language text not null,
  section_id uuid not null,
  author_ids uuid[] default '{}'::uuid[] not null,
  topic_ids uuid[] default '{}'::uuid[] not null,
  lead_photo_id uuid,
  lead_caption text,
  lead_alt text,
  body jsonb not null,
  change text default 'save'::text not null,
  saved_by jsonb not null,
  saved_at timestamp with time zone not null,
  lead_decorative boolean default false not null,
  constraint revisions_pkey PRIMARY KEY (article_id, number),
  constraint revisions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint revisions_lead_photo_id_fkey FOREIGN KEY (lead_photo_id) REFERENCES photos(id),
  constraint revisions_section_id_fkey FOREIGN KEY (section_id) REFERENCES sections(id)
);

create table ribbons (
  id uuid not null,
  message text not null,
  article_id text,
  scope text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  begun_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint ribbons_pkey PRIMARY KEY (id),
  constraint ribbons_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint ribbons_check CHECK ((ends_at >= starts_at)),
  constraint ribbons_message_check CHECK ((message <> ''::text)),
  constraint ribbons_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'home'::text])))
);

create table saved_articles (
  person_id uuid not null,
  article_id text not null,
  saved_at timestamp with time zone not null,
  constraint saved_articles_pkey PRIMARY KEY (person_id, article_id),
  constraint saved_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint saved_articles_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table search_documents (
  article_id text not null,
  language text not null,
  published_at timestamp with time zone not null,
  keys tsvector not null,
  constraint search_documents_pkey PRIMARY KEY (article_id),
  constraint search_documents_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);

create table secrets (
  name text not null,
  value bytea not null,
  created_at timestamp with time zone not null,
  constraint secrets_pkey PRIMARY KEY (name)
);

create table sections (
  id uuid not null,
  slug text not null,
  name text not null,
  position integer default 0 not null,
  created_at timestamp with time zone not null,
  description text default ''::text not null,
  constraint sections_name_key UNIQUE (name),
  constraint sections_slug_key UNIQUE (slug),
  constraint sections_pkey PRIMARY KEY (id)
);

create table sessions (
  id uuid not null,
  person_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint sessions_token_key UNIQUE (token),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table standing_pages (
  slug text not null,
  title text not null,
  body text not null,
  in_footer boolean default true not null,
  position integer default 0 not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint standing_pages_pkey PRIMARY KEY (slug),
  constraint standing_pages_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

create table subscriber_import_lines (
  import_id uuid not null,
  line integer not null,
  fields jsonb not null,
  email text,
  name text default ''::text not null,
  standing text,
  fault text,
  constraint subscriber_import_lines_pkey PRIMARY KEY (import_id, line),
  constraint subscriber_import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES subscriber_imports(id) ON DELETE CASCADE,
  constraint subscriber_import_lines_standing_check CHECK ((standing = ANY (ARRAY['new'::text, 'already'::text, 'left'::text, 'suppressed'::text, 'twice'::text, 'fault'::text])))
);

create table subscriber_imports (
  id uuid not null,
  newsletter_id uuid not null,
  file_name text not null,
  columns text[] not null,
  email_column integer not null,
  name_column integer,
  state text not null,
  lines integer not null,
  done integer default 0 not null,
  consent jsonb,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint subscriber_imports_pkey PRIMARY KEY (id),
  constraint subscriber_imports_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id) ON DELETE CASCADE,
  constraint subscriber_imports_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'importing'::text, 'done'::text])))
);

create table subscribers (
  id uuid not null,
  email text not null,
  name text default ''::text not null,
  suppressed_at timestamp with time zone,
  suppression_reason text,
  created_at timestamp with time zone not null,
  suppression_detail text default ''::text not null,
  soft_bounces integer default 0 not null,
  last_soft_bounce_at timestamp with time zone,
  constraint subscribers_email_key UNIQUE (email),
  constraint subscribers_pkey PRIMARY KEY (id),
  constraint subscribers_email_check CHECK ((email = lower(email))),
  constraint subscribers_suppression CHECK ((((suppressed_at IS NULL) = (suppression_reason IS NULL)) AND (suppression_reason = ANY (ARRAY['bounced'::text, 'complained'::text, 'manual'::text, 'erased'::text]))))
);

create table subscriptions (
  id uuid not null,
  subscriber_id uuid not null,
  newsletter_id uuid not null,
  state text not null,
  confirmed_at timestamp with time zone,
  unsubscribed_at timestamp with time zone,
  unsubscribe_reason text,
  created_at timestamp with time zone not null,
  welcomed_at timestamp with time zone,
  frequency text default 'each'::text not null,
  constraint subscriptions_subscriber_id_newsletter_id_key UNIQUE (subscriber_id, newsletter_id),
  constraint subscriptions_pkey PRIMARY KEY (id),
  constraint subscriptions_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id) ON DELETE CASCADE,
  constraint subscriptions_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscribers(id) ON DELETE CASCADE,
  constraint subscriptions_frequency_check CHECK ((frequency = ANY (ARRAY['each'::text, 'weekly'::text]))),
  constraint subscriptions_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'confirmed'::text, 'unsubscribed'::text])))
);

create table taken_bounces (
  digest bytea not null,
  taken_at timestamp with time zone not null,
  constraint taken_bounces_pkey PRIMARY KEY (digest)
);

create table topics (
  id uuid not null,
  slug text not null,
  name text not null,
  created_at timestamp with time zone not null,
  description text default ''::text not null,
  constraint topics_name_key UNIQUE (name),
  constraint topics_slug_key UNIQUE (slug),
  constraint topics_pkey PRIMARY KEY (id)
);

create table word_counts (
  language text not null,
  word text not null,
  article_count integer not null,
  constraint word_counts_pkey PRIMARY KEY (language, word)
);

CREATE INDEX address_changes_email ON public.address_changes USING btree (email);
CREATE INDEX address_changes_expires_at ON public.address_changes USING btree (expires_at);
CREATE INDEX address_changes_from_email ON public.address_changes USING btree (from_email);
CREATE INDEX address_changes_person_id ON public.address_changes USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX article_seats_seen_at ON public.article_seats USING btree (seen_at);
CREATE INDEX article_vectors_salient ON public.article_vectors USING gin (salient);
CREATE INDEX articles_author_ids ON public.articles USING gin (author_ids);
CREATE INDEX articles_begun_by ON public.articles USING btree (((created_by ->> 'id'::text)), saved_at DESC, id);
CREATE INDEX articles_created_at ON public.articles USING btree (created_at DESC, id);
CREATE INDEX articles_first_published_at ON public.articles USING btree (first_published_at DESC, id) WHERE (first_published_at IS NOT NULL);
CREATE INDEX articles_handed_in ON public.articles USING btree (handed_in_at, id) WHERE (handed_in_at IS NOT NULL);
CREATE INDEX articles_headline_trigrams ON public.articles USING gin (headline gin_trgm_ops);
CREATE INDEX articles_held_until ON public.articles USING btree (held_until) WHERE (held_until IS NOT NULL);
CREATE INDEX articles_not_published ON public.articles USING btree (saved_at DESC, id) WHERE (not_published IS NOT NULL);
CREATE INDEX articles_returned ON public.articles USING btree (saved_at DESC, id) WHERE (return_note IS NOT NULL);
CREATE INDEX articles_saved_at ON public.articles USING btree (saved_at DESC, id);
CREATE INDEX articles_scheduled_at ON public.articles USING btree (scheduled_at) WHERE (scheduled_at IS NOT NULL);
CREATE INDEX articles_section ON public.articles USING btree (section_id, saved_at DESC, id);
CREATE INDEX articles_state ON public.articles USING btree (state, saved_at DESC);
CREATE INDEX articles_unpublish_at ON public.articles USING btree (unpublish_at) WHERE (unpublish_at IS NOT NULL);
CREATE INDEX auth_accounts_person_id ON public.auth_accounts USING btree (person_id);
CREATE INDEX auth_verifications_identifier ON public.auth_verifications USING btree (identifier);
CREATE INDEX comments_article_id ON public.comments USING btree (article_id, created_at);
CREATE INDEX comments_tasks ON public.comments USING btree (assignee_id, created_at) WHERE ((assignee_id IS NOT NULL) AND (done_at IS NULL));
CREATE INDEX confirmations_subscriber_id ON public.confirmations USING btree (subscriber_id, created_at);
CREATE INDEX consents_subscription_id ON public.consents USING btree (subscription_id, recorded_at);
CREATE INDEX corrections_article_id ON public.corrections USING btree (article_id, corrected_at);
CREATE INDEX deliveries_due ON public.deliveries USING btree (edition_id, state, subscription_id NULLS FIRST) WHERE (state <> 'sent'::text);
CREATE INDEX edition_reader_clicks_article_id ON public.edition_reader_clicks USING btree (article_id);
CREATE INDEX edition_reader_clicks_clicked_at ON public.edition_reader_clicks USING btree (clicked_at);
CREATE INDEX edition_reader_clicks_subscription_id ON public.edition_reader_clicks USING btree (subscription_id);
CREATE INDEX editions_send_at ON public.editions USING btree (send_at) WHERE (send_at IS NOT NULL);
CREATE INDEX editions_sending ON public.editions USING btree (started_at) WHERE (state = 'sending'::text);
CREATE INDEX event_log_done_by ON public.event_log USING btree (((done_by ->> 'id'::text)), id DESC);
CREATE INDEX event_log_happened_at ON public.event_log USING btree (happened_at);
CREATE INDEX event_log_name ON public.event_log USING btree (name, id DESC);
CREATE INDEX event_log_subject ON public.event_log USING btree (subject, id DESC);
CREATE INDEX former_slugs_named_id ON public.former_slugs USING btree (named_id);
CREATE INDEX fronts_next_end_at ON public.fronts USING btree (next_end_at) WHERE (next_end_at IS NOT NULL);
CREATE INDEX mentions_unseen ON public.mentions USING btree (person_id, comment_id) WHERE (seen_at IS NULL);
CREATE INDEX newsletters_next_compose_at ON public.newsletters USING btree (next_compose_at) WHERE (next_compose_at IS NOT NULL);
CREATE INDEX newsletters_next_digest_at ON public.newsletters USING btree (next_digest_at) WHERE (next_digest_at IS NOT NULL);
CREATE INDEX people_staff ON public.people USING btree (role, name) WHERE (role <> 'reader'::text);
CREATE INDEX photo_uses_photo ON public.photo_uses USING btree (photo_id);
CREATE INDEX photo_uses_shown ON public.photo_uses USING btree (shown_id, role);
CREATE INDEX photos_created_at ON public.photos USING btree (created_at DESC, id);
CREATE INDEX photos_expires_on ON public.photos USING btree (expires_on) WHERE (expires_on IS NOT NULL);
CREATE INDEX photos_fingerprint ON public.photos USING btree (fingerprint, id) WHERE (fingerprint IS NOT NULL);
CREATE INDEX photos_keys ON public.photos USING gin (keys);
CREATE INDEX photos_library ON public.photos USING btree (id DESC) WHERE ((retired_at IS NULL) AND (replaced_by IS NULL));
CREATE INDEX photos_replaced_by ON public.photos USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE INDEX photos_retired ON public.photos USING btree (id DESC) WHERE (retired_at IS NOT NULL);
CREATE INDEX photos_sha256 ON public.photos USING btree (sha256);
CREATE INDEX photos_taken_on ON public.photos USING btree (taken_on DESC NULLS LAST, id DESC) WHERE ((retired_at IS NULL) AND (replaced_by IS NULL));
CREATE INDEX photos_without_alt ON public.photos USING btree (id DESC) WHERE ((alt = ''::text) AND (retired_at IS NULL) AND (replaced_by IS NULL));
CREATE INDEX photos_without_credit ON public.photos USING btree (id DESC) WHERE ((credits = '{}'::text[]) AND (retired_at IS NULL) AND (replaced_by IS NULL));
CREATE INDEX photos_without_keys ON public.photos USING btree (id) WHERE (keys IS NULL);
CREATE INDEX published_article_authors_author ON public.published_article_authors USING btree (author_id, published_at DESC, article_id);
CREATE INDEX published_article_topics_topic ON public.published_article_topics USING btree (topic_id, published_at DESC, article_id);
CREATE INDEX published_articles_newest ON public.published_articles USING btree (published_at DESC, id);
CREATE INDEX published_articles_section ON public.published_articles USING btree (section_id, published_at DESC, id);
CREATE INDEX published_articles_updated ON public.published_articles USING btree (updated_at DESC);
CREATE INDEX redirects_created_at ON public.redirects USING btree (created_at DESC, id);
CREATE INDEX related_articles_position ON public.related_articles USING btree (article_id, "position");
CREATE INDEX related_articles_related_id ON public.related_articles USING btree (related_id);
CREATE INDEX related_choices_related_id ON public.related_choices USING btree (related_id);
CREATE INDEX revisions_author_ids ON public.revisions USING gin (author_ids);
CREATE INDEX revisions_section_id ON public.revisions USING btree (section_id);
CREATE INDEX revisions_topic_ids ON public.revisions USING gin (topic_ids);
CREATE INDEX ribbons_newest ON public.ribbons USING btree (created_at DESC);
CREATE INDEX ribbons_open ON public.ribbons USING btree (ends_at) WHERE (ended_at IS NULL);
CREATE INDEX saved_articles_newest ON public.saved_articles USING btree (person_id, saved_at DESC);
CREATE INDEX search_documents_keys ON public.search_documents USING gin (keys);
CREATE INDEX search_documents_newest ON public.search_documents USING btree (published_at DESC);
CREATE INDEX sessions_person_id ON public.sessions USING btree (person_id);
CREATE INDEX subscriber_import_lines_standing ON public.subscriber_import_lines USING btree (import_id, standing, line);
CREATE INDEX subscribers_suppressed ON public.subscribers USING btree (suppressed_at DESC, id) WHERE (suppressed_at IS NOT NULL);
CREATE INDEX subscribers_trigrams ON public.subscribers USING gin (email gin_trgm_ops, name gin_trgm_ops);
CREATE INDEX subscriptions_confirmed ON public.subscriptions USING btree (newsletter_id, subscriber_id) WHERE (state = 'confirmed'::text);
CREATE INDEX subscriptions_listed ON public.subscriptions USING btree (newsletter_id, state, subscriber_id DESC);
CREATE INDEX taken_bounces_taken_at ON public.taken_bounces USING btree (taken_at);
CREATE UNIQUE INDEX dkim_keys_signing ON public.dkim_keys USING btree (domain) WHERE ((signs_since IS NOT NULL) AND (retired_at IS NULL));
CREATE UNIQUE INDEX editions_slot ON public.editions USING btree (newsletter_id, is_digest, slot_at);
