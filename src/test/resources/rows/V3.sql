update id_counter set last_id = 7 where name = 'college';
update id_counter set last_id = 14 where name = 'user';
