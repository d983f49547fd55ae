-- When it was last asked whether a bulk message still has entries in the queue; null when that is
-- answered.
alter table bulk_message add column checked_at timestamp(6);
-- Expired tokens are deleted, the oldest first.
create index access_token_expires on access_token (expires_at);
