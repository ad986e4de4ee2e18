-- What an editor decided of an article's list of what to read next: at its place whatever the search says, or never.
create table related_choices (
  article_id text not null references articles (id) on delete cascade,
  related_id text not null references articles (id) on delete cascade,
  -- Of a pin: where it stands in the list, from 0. Null: it is never shown there.
  place integer,
  chosen_by jsonb not null,
  chosen_at timestamptz not null,
  primary key (article_id, related_id),
  check (article_id <> related_id),
  check (place between 0 and 19)
);
create index related_choices_related_id on related_choices (related_id);
