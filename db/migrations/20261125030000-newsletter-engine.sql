-- What a newsletter's editor sets.
alter table newsletters
  add column reply_to text not null default '',
  -- From where the rule takes; empty: from the whole publication.
  add column sections uuid[] not null default '{}',
  -- Accent colour, which photos, what stands above the footer; read through a schema.
  add column design jsonb not null default '{}',
  -- Sent once to whoever confirms; nothing is sent without a text.
  add column welcome_subject text not null default '',
  add column welcome_text text not null default '',
  -- When and of what editions compose themselves; read through a schema.
  add column automatic jsonb not null default '{}',
  -- When the next one is composed; null: never.
  add column next_compose_at timestamptz,
  -- Takes no new readers.
  add column closed_at timestamptz,
  -- What becomes of messages of which nobody knows whether they arrived.
  add column when_uncertain text not null default 'hold' check (when_uncertain in ('hold', 'resend'));
alter table newsletters alter column design drop default, alter column automatic drop default;
create index newsletters_next_compose_at on newsletters (next_compose_at) where next_compose_at is not null;

alter table editions
  -- Short, for the return address of each message and for reports.
  add column serial integer generated always as identity unique,
  add column version integer not null default 1,
  add column is_advertising boolean not null default false,
  -- The moment of the schedule that it was composed for; null: composed by hand.
  add column slot_at timestamptz,
  add column audience integer,
  add column paused_at timestamptz,
  -- Why it stands still or was not sent.
  add column pause_reason text,
  add column saved_at timestamptz,
  -- How many left by the link of this edition.
  add column unsubscribed integer not null default 0;
create unique index editions_slot on editions (newsletter_id, slot_at);
create index editions_sending on editions (started_at) where state = 'sending';

-- A row for each of a million messages: what is asked of it is claimed in batches, counted and listed, so it has one
-- index beside its key, and the messages that went out are not in it. Nothing refers: an erased reader is blanked here.
drop index deliveries_claim;
drop index deliveries_state;
alter table deliveries
  drop constraint deliveries_edition_id_fkey,
  drop constraint deliveries_subscription_id_fkey,
  drop column lease_until,
  -- The worker that holds it; see mail_workers.
  add column bounced_at timestamptz,
  -- The enhanced status code of the last answer or report (RFC 3463).
  add column status_code text;
alter table deliveries rename column lease_holder to worker_id;
create index deliveries_open on deliveries (edition_id, state, subscription_id) where state <> 'sent';
create index deliveries_worker on deliveries (worker_id) where worker_id is not null;

-- Who sends. What a worker holds is its own while the lease lasts; `lease_until` is by the database's clock, the only
-- one that several machines share.
create table mail_workers (
  id uuid primary key,
  host text not null,
  lease_until timestamptz not null,
  -- Its lease ran out and another worker sorted what it held; it may write no final dot any more.
  ended_at timestamptz
);

-- How many went out in each minute: rate and time left without counting the deliveries.
create table edition_minutes (
  edition_id uuid not null references editions (id) on delete cascade,
  minute timestamptz not null,
  sent integer not null,
  primary key (edition_id, minute)
);

-- How often each article of an edition was opened from the mail. Nothing says by whom.
create table edition_clicks (
  edition_id uuid not null references editions (id) on delete cascade,
  article_id text not null references articles (id) on delete cascade,
  count integer not null,
  primary key (edition_id, article_id)
);

-- How the receiving domains take our mail.
create table mail_domains (
  domain text primary key,
  failures integer not null default 0,
  -- Nothing goes there before.
  rest_until timestamptz,
  reason text not null default '',
  -- Held by a refusal of policy (5.7.x) until somebody looks.
  paused_at timestamptz
);

-- How many messages went out on each day: what the warm-up caps.
create table mail_days (
  day date primary key,
  taken integer not null
);

-- Which keys sign. The private keys are among the secrets, under dkim:DOMAIN:SELECTOR.
create table dkim_keys (
  domain text not null,
  selector text not null,
  public_key text not null,
  created_at timestamptz not null,
  signs_since timestamptz,
  retired_at timestamptz,
  primary key (domain, selector)
);
create unique index dkim_keys_signing on dkim_keys (domain) where signs_since is not null and retired_at is null;

-- How mail goes out: bounce address, limits, warm-up; read through a schema.
create table mail_settings (
  only_row boolean primary key default true check (only_row),
  settings jsonb not null
);

alter table subscribers
  add column suppression_detail text not null default '',
  -- Soft bounces since the last message that arrived.
  add column soft_bounces integer not null default 0,
  add column last_soft_bounce_at timestamptz,
  add constraint subscribers_suppression check (
    (suppressed_at is null) = (suppression_reason is null)
    and suppression_reason in ('bounced', 'complained', 'manual', 'erased')
  );
create index subscribers_suppressed on subscribers (suppressed_at desc, id) where suppressed_at is not null;
