-- What receiving domains ask of whoever brings them mail (RFC 8461): kept for as long as they say, for it must hold even
-- while somebody between keeps it from being read again.
create table mta_sts_policies (
  domain text primary key,
  policy_id text not null,
  mode text not null check (mode in ('enforce', 'testing', 'none')),
  mx text[] not null,
  expires_at timestamptz not null
);
