import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcement } from '../../../main/webapp/app/announcement.js';

const one = (notification_type, data) =>
  announcement({ id: 17, title: 'Title', message: 'Text', notification_type, data });

test('a notice has its own title and leads to itself', () => {
  const { title, path } = one('notice', { notice_id: 42, url: '/notices/42' });
  assert.deepEqual([title, path], ['Text', 'notices/42']);
});

test('a notice’s own beginning is its text, once it is known', () => {
  const notice = { id: 17, title: 'New Notice', message: 'Exams', notification_type: 'notice' };
  const { text } = announcement({ ...notice, data: { notice_id: 42 }, excerpt: 'In room 4' });
  assert.equal(text, 'In room 4');
});

test('anything else leads to its own words', () => {
  const { kind, title, text, path } = one('message', { bulk_message_id: 1 });
  assert.deepEqual([kind, title, text, path], ['message', 'Title', 'Text', '#notification/17']);
});

test('an application’s own type is an alert', () => {
  assert.equal(one('__proto__').kind, 'alert');
});

for (const id of ['42', -1, 1.5, '../staff/', null, {}]) {
  test(`${JSON.stringify(id)} is no notice’s id`, () => {
    assert.equal(one('notice', { notice_id: id }).path, '#notification/17');
  });
}

test('only an address on the web becomes a link', () => {
  assert.equal(one('alert', { url: 'https://x.example/' }).link.href, 'https://x.example/');
  for (const url of ['javascript:alert(1)', '/timetable', 7, null]) {
    assert.equal(one('alert', { url }).link, null);
  }
});
