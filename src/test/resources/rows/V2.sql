insert into notice (id, college_id, title, body, published_at, created_at, updated_at) values
  (1, 7, 'Exams', 'Room 4', timestamp '2026-01-03 10:00:00', timestamp '2026-01-03 09:00:00',
    timestamp '2026-01-03 10:00:00'),
  (2, 7, 'A draft', 'Not yet', null, timestamp '2026-01-03 09:00:00',
    timestamp '2026-01-03 09:00:00');
alter sequence notice_seq restart with 3;

insert into bulk_message (id, college_id, role, listed, title, message, status, total, sent,
  failed, reason, created_at, progressed_at) values
  (1, 7, null, 1, 'Fees', 'are due', 'DONE', 2, 2, 0, null, timestamp '2026-01-03 11:00:00',
    timestamp '2026-01-03 11:00:01');
alter sequence bulk_message_seq restart with 2;
insert into bulk_audience (bulk_message_id, user_id) values (1, 11), (1, 12);
insert into bulk_page
  (bulk_message_id, page, first_user_id, last_user_id, recipients, status) values
  (1, 0, 11, 12, 2, 'DONE');

insert into notification (id, user_id, college_id, bulk_message_id, title, message,
  notification_type, data, created_at) values
  (1, null, 7, null, 'New Notice', 'Exams', 'notice', '{"notice_id":1,"url":"/notices/1"}',
    timestamp '2026-01-03 10:00:00'),
  (2, null, null, 1, 'Fees', 'are due', 'message', '{"bulk_message_id":1}',
    timestamp '2026-01-03 11:00:01'),
  (3, 11, null, null, 'Book', 'is here', 'alert', null, timestamp '2026-01-03 12:00:00');
update id_counter set last_id = 3 where name = 'notification';
insert into bulk_recipient (user_id, notification_id) values (11, 2), (12, 2);
insert into inbox_mark (user_id, read_up_to) values (11, 1);
