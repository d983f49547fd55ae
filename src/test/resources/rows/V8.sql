insert into access_change (id, user_id) values (1, 11);
update id_counter set last_id = 1 where name = 'access_change';
