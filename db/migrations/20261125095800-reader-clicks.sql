-- Who opened what from an edition, where the publication turned that on; forgotten when it turns it off.
create table edition_reader_clicks (
  edition_id uuid not null references editions (id) on delete cascade,
  subscription_id uuid not null references subscriptions (id) on delete cascade,
  article_id text not null references articles (id) on delete cascade,
  clicked_at timestamptz not null,
  primary key (edition_id, subscription_id, article_id)
);
create index edition_reader_clicks_subscription_id on edition_reader_clicks (subscription_id);
create index edition_reader_clicks_article_id on edition_reader_clicks (article_id);
create index edition_reader_clicks_clicked_at on edition_reader_clicks (clicked_at);
