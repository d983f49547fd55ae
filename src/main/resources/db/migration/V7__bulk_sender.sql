-- Who sent a bulk message; null when the server itself did, or an earlier version took it.
alter table bulk_message add column sender_id bigint references app_user;
-- Those with one status, newest first: the failed ones are looked for among all.
create index bulk_message_status_id on bulk_message (status, id);
