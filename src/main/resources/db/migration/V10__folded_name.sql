-- A user's names as they are searched and sorted: without case and accents, the same on every
-- database and under every locale. Null until the application, which folds them, has done so.
alter table app_user add column folded_name varchar(600)${by-code-point};
-- Two usernames with the same key look alike: no new one may have another's.
alter table app_user add column username_key varchar(450)${by-code-point};
create index app_user_lookalike on app_user (username_key);
-- A page of a college's people, or of all people, is read in its order.
create index app_user_college_folded on app_user (college_id, folded_name, id);
create index app_user_folded on app_user (folded_name, id);
-- The order by the name as it is written is asked for no more.
drop index app_user_college;
