create table notice (
  id bigint primary key,
  college_id bigint not null references college,
  title varchar(200) not null,
  body varchar not null,
  published_at timestamp(6),
  created_at timestamp(6) not null,
  updated_at timestamp(6) not null
);
create sequence notice_seq start with 1;
create index notice_college on notice (college_id, id);

create table bulk_message (
  id bigint primary key,
  college_id bigint not null references college,
  role varchar(10),
  -- Whether the audience is the users in bulk_audience instead of the whole college.
  listed smallint not null,
  title varchar(200) not null,
  message varchar not null,
  status varchar(10) not null
    check (status in ('QUEUED', 'SENDING', 'DONE', 'CANCELLED', 'FAILED')),
  total bigint not null,
  sent bigint not null,
  failed bigint not null,
  reason varchar(500),
  created_at timestamp(6) not null,
  -- The last time it was queued or made progress: what stays behind is queued again.
  progressed_at timestamp(6) not null
);
create sequence bulk_message_seq start with 1;
create index bulk_message_college on bulk_message (college_id, id);
create index bulk_message_status on bulk_message (status, progressed_at);

create table bulk_audience (
  bulk_message_id bigint not null references bulk_message,
  user_id bigint not null references app_user,
  primary key (bulk_message_id, user_id)
);

-- A slice of an audience, by user id, that is sent in one transaction.
create table bulk_page (
  bulk_message_id bigint not null references bulk_message,
  page integer not null,
  first_user_id bigint not null,
  last_user_id bigint not null,
  recipients integer not null,
  status varchar(10) not null check (status in ('QUEUED', 'DONE', 'FAILED')),
  primary key (bulk_message_id, page)
);
create index bulk_page_status on bulk_page (bulk_message_id, status);

-- What was announced: one row to a user, to a college, or to a page of a bulk message's audience,
-- whose members are in bulk_recipient.
insert into id_counter (name, last_id) values ('notification', 0);
create table notification (
  id bigint primary key,
  user_id bigint references app_user,
  college_id bigint references college,
  bulk_message_id bigint references bulk_message,
  title varchar(200) not null,
  message varchar not null,
  notification_type varchar(50) not null,
  -- A JSON object.
  data varchar,
  created_at timestamp(6) not null
);
create index notification_user on notification (user_id, id);
create index notification_college on notification (college_id, id);

create table bulk_recipient (
  user_id bigint not null references app_user,
  notification_id bigint not null references notification,
  primary key (user_id, notification_id)
);

-- How far someone has read their notifications.
create table inbox_mark (
  user_id bigint primary key references app_user,
  read_up_to bigint not null
);
