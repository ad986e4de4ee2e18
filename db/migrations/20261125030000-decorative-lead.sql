-- A lead photo that only adorns, as a photo of the body could already be: read out as nothing, no words asked for.
alter table revisions add column lead_decorative boolean not null default false;
alter table published_articles add column lead_decorative boolean not null default false;
