import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inbox } from '../../../main/webapp/app/inbox.js';

const PAGE = 50;

/** A server with notifications 1 to `count`. */
function scene({ count, readUpTo = 0 }) {
  const server = { count, readUpTo, marks: [] };
  const item = (id) => ({ id, title: `title ${id}`, read: id <= server.readUpTo });
  const api = {
    async notifications({ before = Infinity, limit }) {
      const ids = Array.from({ length: server.count }, (_, i) => server.count - i);
      const below = ids.filter((id) => id < before);
      // A page may end before its limit: it ends in bytes, too.
      const items = below.slice(0, Math.min(limit, server.most ?? limit)).map(item);
      return { items, more: items.length < below.length, unread: Math.max(0, server.count - server.readUpTo) };
    },
    async markNotificationsRead(upTo) {
      server.marks.push(upTo);
      server.readUpTo = Math.max(server.readUpTo, upTo);
    },
  };
  const news = [];
  const inbox = new Inbox(api, {
    onChange: () => {},
    onNew: (items) => news.push(...items.map(({ id }) => id)),
  });
  return { api, server, inbox, news };
}

const pushed = (id) => ({ id, title: `title ${id}` });
const ids = (inbox) => inbox.items.map(({ id }) => id);

test('begins with the newest page, and tells of nothing in it', async () => {
  const { inbox, news } = scene({ count: 60, readUpTo: 58 });
  await inbox.refresh();
  assert.equal(inbox.items.length, PAGE);
  assert.equal(inbox.newestId, 60);
  assert.equal(inbox.unread, 2);
  assert.equal(inbox.complete, false);
  assert.equal(inbox.newFrom, 58);
  assert.deepEqual(news, []);
});

test('has all of them once the older ones were asked for', async () => {
  const { inbox } = scene({ count: 60 });
  await inbox.refresh();
  await Promise.all([inbox.loadOlder(), inbox.loadOlder()]);
  assert.deepEqual(ids(inbox), Array.from({ length: 60 }, (_, i) => 60 - i));
  assert.equal(inbox.complete, true);
});

test('tells of each new one once, whether it was pushed or fetched first', async () => {
  const { inbox, news, server } = scene({ count: 2 });
  await inbox.refresh();
  inbox.receive(pushed(3));
  server.count = 4;
  await inbox.refresh();
  inbox.receive(pushed(4));
  assert.deepEqual(news, [3, 4]);
  assert.deepEqual(ids(inbox), [4, 3, 2, 1]);
  assert.equal(inbox.unread, 4);
});

test('counts what is pushed while an answer is on its way', async () => {
  const { inbox, server } = scene({ count: 1 });
  await inbox.refresh();
  const refreshing = inbox.refresh();
  inbox.receive(pushed(2));
  await refreshing;
  assert.equal(inbox.unread, 2);
  server.count = 2;
  await inbox.refresh();
  assert.equal(inbox.unread, 2);
});

test('fetched anew when more were missed than a page holds', async () => {
  const { inbox, server } = scene({ count: 3 });
  await inbox.refresh();
  assert.equal(inbox.complete, true);
  server.count = 100;
  await inbox.refresh();
  assert.equal(inbox.items.at(-1).id, 51);
  assert.equal(inbox.complete, false);
});

test('marks what is here as read, and what came during that, too', async () => {
  const { inbox, server } = scene({ count: 2 });
  await inbox.refresh();
  const marking = inbox.markRead();
  inbox.receive(pushed(3));
  inbox.markRead();
  await marking;
  await Promise.resolve();
  assert.deepEqual(server.marks, [2, 3]);
  assert.equal(inbox.unread, 0);
});

test('keeps those that were new so until they are left', async () => {
  const { inbox } = scene({ count: 5, readUpTo: 3 });
  await inbox.refresh();
  await inbox.markRead();
  assert.equal(inbox.newFrom, 3);
  inbox.leave();
  assert.equal(inbox.newFrom, 5);
});

test('an old answer doesn’t make read ones unread again', async () => {
  const { inbox, api } = scene({ count: 2 });
  const old = await api.notifications({ limit: PAGE });
  await inbox.refresh();
  await inbox.markRead();
  api.notifications = async () => old;
  await inbox.refresh();
  assert.equal(inbox.unread, 0);
});

test('a fault is kept to be shown, and thrown to whoever tries again', async () => {
  const { inbox, api } = scene({ count: 1 });
  const { notifications } = api;
  api.notifications = () => Promise.reject(new Error('The server can’t be reached.'));
  await assert.rejects(inbox.refresh());
  assert.equal(inbox.fault, 'The server can’t be reached.');
  assert.equal(inbox.loaded, false);
  api.notifications = notifications;
  await inbox.refresh();
  assert.equal(inbox.fault, '');
});

test('a page that ends early is not the last one', async () => {
  const { server, inbox } = scene({ count: 7 });
  server.most = 3;
  await inbox.refresh();
  assert.equal(inbox.complete, false);
  await inbox.loadOlder();
  await inbox.loadOlder();
  assert.equal(inbox.items.length, 7);
  assert.equal(inbox.complete, true);
});
