-- Users are never deleted, senders have signed in and receivers were looked up before a message is
-- stored: checking both again for each row took a third of PostgreSQL's time for it. By the names
-- that PostgreSQL gives; H2 gives others and keeps its checks, which cost it little.
alter table chat_message drop constraint if exists chat_message_sender_id_fkey;
alter table chat_message drop constraint if exists chat_message_receiver_id_fkey;
