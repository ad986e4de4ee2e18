-- How far each mailbox of bounces was read: messages above last_uid, under the same uid_validity, are new (RFC 3501, 2.3.1.1).
create table bounce_mailboxes (
  name text primary key,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null
);

-- What was taken already, however it came: written with what it changed, so that no message counts twice.
create table taken_bounces (
  digest bytea primary key,
  taken_at timestamptz not null
);
create index taken_bounces_taken_at on taken_bounces (taken_at);
