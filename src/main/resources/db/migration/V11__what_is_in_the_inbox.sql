-- Which notice a notification tells of: it is corrected with the notice, and goes with it.
alter table notification add column notice_id bigint;
update notification
  set notice_id = case
    when position(',' in data) between 15 and 32
      and translate(substring(data from 14 for position(',' in data) - 14), '123456789', '000000000')
        = repeat('0', position(',' in data) - 14)
    then cast(substring(data from 14 for position(',' in data) - 14) as bigint) end
  where college_id is not null and title = 'New Notice' and notification_type = 'notice'
    and data like '{"notice_id":_%,"url":"/notices/_%"}';
create index notification_notice on notification (notice_id);

delete from notification
  where notice_id is not null and not exists (
    select 1 from notice n where n.id = notification.notice_id and n.published_at is not null);
update notification
  set message = (select n.title from notice n where n.id = notification.notice_id)
  where notice_id is not null;

-- The newest notification's id when someone came to their college: what it was told before is no
-- news to them. When those came who are here already isn't known.
alter table app_user add column college_since bigint default 0 not null;
