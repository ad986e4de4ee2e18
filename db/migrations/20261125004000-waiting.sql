-- What waits on the dashboard, found without a walk through every article: few rows bear any of these at a time.
create index articles_handed_in on articles (handed_in_at, id) where handed_in_at is not null;
create index articles_returned on articles (saved_at desc, id) where return_note is not null;
create index articles_not_published on articles (saved_at desc, id) where not_published is not null;
create index editions_send_at on editions (send_at) where send_at is not null;
