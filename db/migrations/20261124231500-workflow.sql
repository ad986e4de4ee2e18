-- From where a thing was done, beside who did it: the door, a keyed hash of the network, the kind of client.
alter table event_log add column came_from jsonb;
create index event_log_happened_at on event_log (happened_at);

-- The way of a story through the house.
alter table articles
  -- Who handed the working copy in, and when; until it is returned, marked ready or published.
  add column handed_in_by jsonb,
  add column handed_in_at timestamptz,
  -- What whoever returned it said: stands until it is handed in again.
  add column return_note text,
  add column returned_by jsonb,
  add column hold_kind text check (hold_kind in ('embargo', 'gag-order', 'censor')),
  -- Where a held story goes back to when the hold ends.
  add column held_from text,
  add column unpublish_at timestamptz,
  add column unpublish_reason text,
  -- What the 410 page says; the reason itself stays in the house.
  add column withdrawal_notice text,
  -- The update time that readers are shown: a minor change leaves it, and a hold that ends brings it back.
  add column public_updated_at timestamptz,
  -- Why a schedule that came did not publish: {at, faults}.
  add column not_published jsonb,
  add column author_ids uuid[] not null default '{}';
update articles a set public_updated_at = p.updated_at from published_articles p where p.id = a.id;
update articles a set author_ids = r.author_ids from revisions r where r.article_id = a.id and r.number = a.latest_revision;
create index articles_unpublish_at on articles (unpublish_at) where unpublish_at is not null;

-- The desk's list: a walk along an index for each of its filters and orders, whatever the number of articles.
create extension if not exists pg_trgm;
create index articles_headline_trigrams on articles using gin (headline gin_trgm_ops);
create index articles_author_ids on articles using gin (author_ids);
create index articles_section on articles (section_id, saved_at desc, id);
create index articles_begun_by on articles ((created_by ->> 'id'), saved_at desc, id);
create index articles_first_published_at on articles (first_published_at desc, id) where first_published_at is not null;
create index articles_created_at on articles (created_at desc, id);

-- An address of ours, or of the site we were before, that leads elsewhere. Asked only where nothing else is found.
create table redirects (
  id uuid primary key,
  from_path text not null unique,
  to_address text not null,
  created_by jsonb not null,
  created_at timestamptz not null
);
create index redirects_created_at on redirects (created_at desc, id);
