-- Who wrote a notice; unknown of those that are here already, and of those that other code writes.
alter table notice add column author_id bigint;
