-- Colleges and users get their ids from counters as well: an administrator may give an id, and the
-- counter moves past it in the same transaction. Restarting a sequence would be a transaction of its
-- own on H2, and no two databases write it alike.
insert into id_counter (name, last_id) select 'college', coalesce(max(id), 0) from college;
insert into id_counter (name, last_id) select 'user', coalesce(max(id), 0) from app_user;
drop sequence college_seq;
drop sequence app_user_seq;
