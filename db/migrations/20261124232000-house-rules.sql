-- How the house writes: which rules of the style helper are on, and its own replacements.
create table house_rules (
  only_row boolean primary key default true check (only_row),
  rules text[] not null,
  -- [{"from": "…", "to": "…"}]
  replacements jsonb not null,
  updated_at timestamptz not null
);
