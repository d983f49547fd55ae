-- What a server of this schema version may have stored. Its tokens are token-of-anna, token-of-ben
-- and token-of-root.

insert into college (id, name) values (7, 'North College');

insert into app_user (id, username, full_name, college_id, role, deactivated_at) values
  (11, 'anna', 'Anna Stone', 7, 'student', null),
  (12, 'ben', 'Ben Hill', 7, 'staff', null),
  (13, 'gone', 'Greta Gone', 7, 'student', timestamp '2026-01-02 03:04:05.678901'),
  (14, 'root', 'Rita Root', null, 'admin', null);

insert into access_token (id, user_id, sha256, created_at, expires_at, revoked_at) values
  (1, 11, '9dc9d809de53dc1ada2d6790621f98d931f3b2435a322850407c7b8d46a7235e',
    timestamp '2026-01-01 10:00:00', timestamp '2999-01-01 10:00:00', null),
  (2, 12, '16367673c9f51156924ed926515b730647f5f12531889a7b9e8a55a38cbf8b01',
    timestamp '2026-01-01 10:00:00', timestamp '2999-01-01 10:00:00', null),
  (3, 13, '0000', timestamp '2026-01-01 10:00:00', timestamp '2999-01-01 10:00:00',
    timestamp '2026-01-02 03:04:05.678901'),
  (4, 14, '38e2b970a75b11c1582dd959d6e9d315cfda1006518133eb9721027f089dc367',
    timestamp '2026-01-01 10:00:00', timestamp '2999-01-01 10:00:00', null);
alter sequence access_token_seq restart with 5;

insert into chat_message
  (id, sender_id, receiver_id, message, attachment, created_at, read_at) values
  (1, 11, 12, 'Grüße 👍', null, timestamp '2026-01-02 10:00:00.123456',
    timestamp '2026-01-02 10:01:00'),
  (2, 12, 11, '', 'https://example.edu/notes.pdf', timestamp '2026-01-02 10:02:00', null),
  (3, 11, 12, 'again', null, timestamp '2026-01-02 10:03:00', null),
  (4, 13, 11, 'from somebody who has left', null, timestamp '2026-01-02 10:04:00', null);
update id_counter set last_id = 4 where name = 'message';

insert into conversation (user_id, peer_id, read_up_to) values
  (11, 12, 0), (12, 11, 1), (11, 13, 0), (13, 11, 0);
