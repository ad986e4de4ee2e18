-- The desks of a newsroom: three more roles, and the language in which a member of the staff reads the newsroom.
alter table people drop constraint people_role_check;
alter table people add constraint people_role_check check (
  role in ('reader', 'reporter', 'editor', 'photo-editor', 'front-editor', 'newsletter-editor', 'admin'));
alter table api_tokens drop constraint api_tokens_role_check;
alter table api_tokens add constraint api_tokens_role_check check (
  role in ('reporter', 'editor', 'photo-editor', 'front-editor', 'newsletter-editor', 'admin'));
alter table people add column desk_language text;

-- A story on its way: handed in for review, and seen and ready.
alter table articles drop constraint articles_state_check;
alter table articles add constraint articles_state_check check (
  state in ('draft', 'in-review', 'ready', 'scheduled', 'published', 'held', 'withdrawn'));
