-- What more is said of an author, and where a section's, topic's or author's page stood before.
alter table authors add column email text not null default '';
alter table authors add column links jsonb;
alter table sections add column description text not null default '';
alter table topics add column description text not null default '';
create table former_slugs (
  kind text not null check (kind in ('section', 'topic', 'author')),
  slug text not null,
  named_id uuid not null,
  primary key (kind, slug)
);
create index former_slugs_named_id on former_slugs (named_id);
create index revisions_topic_ids on revisions using gin (topic_ids);
create index revisions_author_ids on revisions using gin (author_ids);
create index revisions_section_id on revisions (section_id);
