-- How often a reader wants a newsletter: each edition, or one a week of what they had.
alter table subscriptions
  add column frequency text not null default 'each' check (frequency in ('each', 'weekly'));

-- When the week's digest is composed; read through the schema of the rule for editions. Off: everybody gets each edition.
alter table newsletters
  add column digest jsonb not null default '{}',
  add column next_digest_at timestamptz;
create index newsletters_next_digest_at on newsletters (next_digest_at) where next_digest_at is not null;

-- A digest may have the hour of an edition.
alter table editions add column is_digest boolean not null default false;
drop index editions_slot;
create unique index editions_slot on editions (newsletter_id, is_digest, slot_at);

-- A consent goes with the reader to another address: who agreed at the old one pressed a button at the new.
alter table consents drop constraint consents_kind_check;
alter table consents add constraint consents_kind_check
  check (kind in ('requested', 'confirmed', 'imported', 'withdrawn', 'moved'));

-- A reader wants the newsletters at another address: nothing moves before a button is pressed there.
create table address_changes (
  id uuid primary key,
  from_email text not null,
  email text not null check (email = lower(email)),
  -- Whose account goes along; null: asked for by the link in a message.
  person_id uuid references people (id) on delete cascade,
  secret_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index address_changes_from_email on address_changes (from_email);
create index address_changes_email on address_changes (email);
create index address_changes_person_id on address_changes (person_id) where person_id is not null;
create index address_changes_expires_at on address_changes (expires_at);
