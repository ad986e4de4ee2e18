-- The photo library: by what words it is found, who may use a photo until when, how it is cut, what stands in its place.
alter table photos
  -- Each word's keys (language/analyzer); 'credit:WORD' for those of a credit. Null: not yet analysed.
  add column keys tsvector,
  -- What the picture looks like in 64 bits (a difference hash); null when it says nothing (one colour) or is not yet made.
  add column fingerprint bigint,
  add column licence text not null default 'unknown',
  add column rights text not null default '',
  -- The last day, in the publication's time zone, on which it may be published.
  add column expires_on date,
  add column expiry_noted_at timestamptz,
  -- By shape ('1x1', '4x3', '16x9'): {x, y, zoom}, where a hand has cut it otherwise than the focal point does.
  add column crops jsonb,
  add column retired_at timestamptz,
  -- What is shown wherever this one was put.
  add column replaced_by uuid references photos (id),
  add column replaced_at timestamptz,
  add constraint photos_licence_check check (licence in ('own', 'agency', 'licence', 'handout', 'unknown')),
  add constraint photos_replaced_by_check check (replaced_by <> id);

create index photos_keys on photos using gin (keys);
create index photos_without_keys on photos (id) where keys is null;
create index photos_library on photos (id desc) where retired_at is null and replaced_by is null;
create index photos_taken_on on photos (taken_on desc nulls last, id desc) where retired_at is null and replaced_by is null;
create index photos_expires_on on photos (expires_on) where expires_on is not null;
create index photos_without_alt on photos (id desc) where alt = '' and retired_at is null and replaced_by is null;
create index photos_without_credit on photos (id desc) where credits = '{}' and retired_at is null and replaced_by is null;
create index photos_retired on photos (id desc) where retired_at is not null;
create index photos_replaced_by on photos (replaced_by) where replaced_by is not null;
create index photos_fingerprint on photos (fingerprint, id) where fingerprint is not null;

-- Where photos are used. `photo_id` is what the place names, `shown_id` what is seen there.
create table photo_uses (
  photo_id uuid not null references photos (id) on delete cascade,
  shown_id uuid not null references photos (id) on delete cascade,
  article_id text not null references articles (id) on delete cascade,
  -- 'published': before the readers; 'working': in the working copy.
  copy text not null check (copy in ('published', 'working')),
  role text not null check (role in ('lead', 'body')),
  primary key (article_id, copy, role, photo_id)
);
create index photo_uses_shown on photo_uses (shown_id, role);
create index photo_uses_photo on photo_uses (photo_id);

insert into photo_uses (photo_id, shown_id, article_id, copy, role)
select photos.id, photos.id, u.article_id, u.copy, u.role
from (
  select lead_photo_id::text as photo_id, id as article_id, 'published' as copy, 'lead' as role
  from published_articles where lead_photo_id is not null
  union
  select r.lead_photo_id::text, a.id, 'working', 'lead'
  from articles a join revisions r on r.article_id = a.id and r.number = a.latest_revision
  where r.lead_photo_id is not null
  union
  select p.id #>> '{}', a.id, 'published', 'body'
  from published_articles a, jsonb_path_query(a.body, 'strict $.**.photoId') as p (id)
  union
  select p.id #>> '{}', a.id, 'working', 'body'
  from articles a join revisions r on r.article_id = a.id and r.number = a.latest_revision,
    jsonb_path_query(r.body, 'strict $.**.photoId') as p (id)
) u
join photos on photos.id::text = u.photo_id;
