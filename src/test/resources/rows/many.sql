-- A server in use, on PostgreSQL: ten colleges of 500, 200,000 messages among people who have twenty
-- peers each. Everybody's token is token-ID.

insert into college (id, name) select i, 'College ' || i from generate_series(1, 10) i;
insert into app_user (id, username, full_name, college_id, role, folded_name)
  select i, 'user' || i, 'Given' || i % 97 || ' Family' || i, 1 + i % 10,
    case when i % 50 = 0 then 'staff' when i = 4999 then 'admin' else 'student' end,
    'given' || i % 97 || ' family' || i || E'\nuser' || i
  from generate_series(1, 5000) i;
-- The first is the one in use, the others have ended.
insert into access_token (id, user_id, sha256, created_at, expires_at, revoked_at)
  select i, 1 + (i - 1) % 5000,
    case when i <= 5000 then encode(sha256(('token-' || i)::bytea), 'hex') else md5(i::text) end,
    localtimestamp - interval '1 day', localtimestamp + interval '29 days',
    case when i > 5000 then localtimestamp end
  from generate_series(1, 20000) i;

insert into chat_message
    (id, sender_id, receiver_id, message, created_at, read_at, client_ref)
  select i, a, 1 + (a + (i / 5000) % 20) % 5000, 'Message number ' || i || repeat(' more', i % 20),
    localtimestamp - (200001 - i) * interval '10 seconds',
    case when i <= 150000 then localtimestamp end,
    case when i % 2 = 0 then 'reference ' || i end
  from (select i, 1 + i % 5000 as a from generate_series(1, 200000) i) pair;
insert into conversation (user_id, peer_id, read_up_to)
  select receiver_id, sender_id, 150000 from chat_message
  union
  select sender_id, receiver_id, 150000 from chat_message;

insert into notice (id, college_id, title, body, published_at, created_at, updated_at)
  select i, 1 + i % 10, 'Notice ' || i, repeat('Text ', 50), localtimestamp, localtimestamp,
    localtimestamp
  from generate_series(1, 2000) i;
insert into bulk_message (id, college_id, listed, title, message, status, total, sent, failed,
    created_at, progressed_at)
  select i, 1 + i % 10, 0, 'Bulk ' || i, 'Text', 'DONE', 500, 500, 0, localtimestamp, localtimestamp
  from generate_series(1, 200) i;
insert into bulk_page (bulk_message_id, page, first_user_id, last_user_id, recipients, status)
  select i, 0, 1, 5000, 500, 'DONE' from generate_series(1, 200) i;
insert into bulk_audience (bulk_message_id, user_id)
  select 1 + i % 200, 1 + i % 5000 from generate_series(1, 20000) i on conflict do nothing;

-- Of a hundred, eighty-nine are personal, ten a college's and one a bulk message's.
insert into notification (id, user_id, college_id, bulk_message_id, title, message,
    notification_type, created_at)
  select i,
    case when i % 100 > 10 then 1 + i % 5000 end,
    case when i % 100 between 1 and 10 then i % 10 + 1 end,
    case when i % 100 = 0 then i / 100 end,
    'Title ' || i, 'Text', 'alert', localtimestamp
  from generate_series(1, 20000) i;
insert into bulk_recipient (user_id, notification_id)
  select u.id, n.id
  from notification n
  join bulk_message b on b.id = n.bulk_message_id
  join app_user u on u.college_id = b.college_id;
insert into inbox_mark (user_id, read_up_to) select i, 10000 from generate_series(1, 5000) i;

update id_counter set last_id = 10 where name = 'college';
update id_counter set last_id = 5000 where name = 'user';
update id_counter set last_id = 200000 where name = 'message';
update id_counter set last_id = 20000 where name = 'notification';
alter sequence access_token_seq restart with 20001;
alter sequence notice_seq restart with 2001;
alter sequence bulk_message_seq restart with 201;
analyze;
