-- That something about a user's access has changed, for the other nodes of a cluster: they forget
-- what they know of the user and close what is no longer valid. Rows are short-lived.
create table access_change (
  id bigint primary key,
  user_id bigint not null
);
insert into id_counter (name, last_id) values ('access_change', 0);
