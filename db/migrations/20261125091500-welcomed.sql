-- When the welcome message went out: once to each reader of a newsletter.
alter table subscriptions add column welcomed_at timestamptz;
