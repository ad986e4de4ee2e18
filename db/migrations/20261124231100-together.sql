-- Several people in one article: who is there, who has the pen, and what they say to each other beside the text.

-- presence: one seat is one tab of one browser; it is there while it is heard from ---------------------------------
create table article_seats (
  article_id text not null references articles on delete cascade,
  seat uuid not null,
  person_id uuid not null references people on delete cascade,
  seen_at timestamptz not null,
  primary key (article_id, seat)
);
create index article_seats_seen_at on article_seats (seen_at);
-- The pen says who writes and who reads along. It guides people; what guards the words is the article's version.
create table article_pens (
  article_id text primary key references articles on delete cascade,
  seat uuid,
  person_id uuid references people on delete set null,
  typed_at timestamptz,
  asked_seat uuid,
  asked_person_id uuid references people on delete set null,
  asked_at timestamptz
);

-- comments: never part of a body, so that none can reach a reader --------------------------------------------------
create table comments (
  id uuid primary key,
  article_id text not null references articles on delete cascade,
  -- The comment that began the thread; itself for the first.
  thread_id uuid not null references comments on delete cascade,
  -- Of the first alone: the passage, by its words and those around it. Null: the whole article.
  anchor jsonb,
  text text not null,
  written_by jsonb not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  -- Of the first alone.
  resolved_by jsonb,
  resolved_at timestamptz,
  -- A comment with somebody to do it is a task.
  assignee_id uuid references people on delete set null,
  done_by jsonb,
  done_at timestamptz
);
create index comments_article_id on comments (article_id, created_at);
create index comments_tasks on comments (assignee_id, created_at) where assignee_id is not null and done_at is null;
create table mentions (
  comment_id uuid not null references comments on delete cascade,
  person_id uuid not null references people on delete cascade,
  seen_at timestamptz,
  primary key (comment_id, person_id)
);
create index mentions_unseen on mentions (person_id, comment_id) where seen_at is null;

-- A draft whose making was asked twice, since the answer was lost on the way, is one article.
alter table articles add column draft_key uuid unique;
