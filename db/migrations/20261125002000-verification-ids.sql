-- The accounts' library reserves a row under an id of its own making when somebody proves an address that was entered
-- for them, an invited member of the staff for one; that id is no UUID.
alter table auth_verifications alter column id type text;
