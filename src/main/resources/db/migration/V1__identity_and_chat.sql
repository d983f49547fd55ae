-- Timestamps are UTC without a zone: both databases and both JPA providers treat them alike.

create table college (
  id bigint primary key,
  name varchar(200) not null
);
create sequence college_seq start with 1;

create table app_user (
  id bigint primary key,
  username varchar(150) not null unique,
  full_name varchar(300) not null,
  college_id bigint references college,
  role varchar(10) not null check (role in ('student', 'staff', 'admin')),
  deactivated_at timestamp(6),
  password_hash varchar(300)
);
create sequence app_user_seq start with 1;
create index app_user_college on app_user (college_id, full_name);

-- Only the SHA-256 of a token's characters is kept, in hexadecimal.
create table access_token (
  id bigint primary key,
  user_id bigint not null references app_user,
  sha256 varchar(64) not null unique,
  created_at timestamp(6) not null,
  expires_at timestamp(6) not null,
  revoked_at timestamp(6)
);
create sequence access_token_seq start with 1;
create index access_token_user on access_token (user_id);

-- The last id given out of each kind. Taken by updating its row inside the transaction that stores
-- what has the id: the row's lock makes ids rise in commit order, on any number of nodes.
create table id_counter (
  name varchar(30) primary key,
  last_id bigint not null
);
insert into id_counter (name, last_id) values ('message', 0);

create table chat_message (
  id bigint primary key,
  sender_id bigint not null references app_user,
  receiver_id bigint not null references app_user,
  message varchar not null,
  attachment varchar(2048),
  created_at timestamp(6) not null,
  read_at timestamp(6)
);
-- One direction of a conversation, and its unread count.
create index chat_message_conversation on chat_message (receiver_id, sender_id, id);
-- Everything someone received, and everything someone sent.
create index chat_message_receiver on chat_message (receiver_id, id);
create index chat_message_sender on chat_message (sender_id, id);

-- One row for each side of a pair that has talked; read_up_to is that side's last message read.
create table conversation (
  user_id bigint not null references app_user,
  peer_id bigint not null references app_user,
  read_up_to bigint default 0 not null,
  primary key (user_id, peer_id)
);
