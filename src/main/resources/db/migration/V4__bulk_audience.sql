-- The audience of a bulk message is read in slices by id: from here each reads its own members only,
-- without it each reads the whole college.
create index app_user_college_id on app_user (college_id, id);
