-- How the publication looks and what it says on every page, beside its facts; and its standing pages.
alter table publication add column settings jsonb;

-- A page that stands under /SLUG: terms, ethics, who we are. A row for about, accessibility or privacy replaces the
-- words that the program has for it.
create table standing_pages (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  body text not null,
  in_footer boolean not null default true,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
