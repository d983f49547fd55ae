import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromRoot } from '../../../main/webapp/app/root.js';
import { parse } from '../../../main/webapp/app/router.js';

const MESSAGES = { place: 'messages' };

for (const [path, route] of [
  ['./', MESSAGES],
  ['#', MESSAGES],
  ['index.html', MESSAGES],
  ['#7', { place: 'messages', peerId: 7 }],
  ['#0', MESSAGES],
  ['#nonsense', MESSAGES],
  ['#notifications', { place: 'notifications' }],
  ['#notification/17', { place: 'notifications', notificationId: 17 }],
  ['notices/42', { place: 'notifications', noticeId: 42 }],
  ['notices/42#7', { place: 'notifications', noticeId: 42 }],
  ['notices/x', null],
  ['staff/', null],
  ['../elsewhere', null],
  ['https://elsewhere.example/notices/42', null],
]) {
  test(`${path} shows ${JSON.stringify(route)}`, () => {
    assert.deepEqual(parse(fromRoot(path)), route);
  });
}
