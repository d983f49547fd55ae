-- The sender's own name for a message, which makes sending it again harmless. Twice 64: H2 counts
-- UTF-16 code units.
alter table chat_message add column client_ref varchar(128);
-- Where the database can leave rows out of an index, those without a reference cost nothing.
create unique index chat_message_client_ref on chat_message (sender_id, client_ref)${only-with-ref};
