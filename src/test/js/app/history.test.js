import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History } from '../../../main/webapp/app/history.js';
import { Store } from '../../../main/webapp/app/store.js';

const ME = { id: 1, full_name: 'Rita Reader' };

/** A server where Rita has as many conversations, each with one message, none of it read. */
function scene(count) {
  const asked = [];
  const message = (id) => ({ id, sender_id: id + 1, sender_name: 'x', receiver_id: 1, message: 'x' });
  const server = { sent: [], unread: 1 };
  const api = {
    async conversations({ before = Infinity, limit }) {
      asked.push('conversations');
      return Array.from({ length: count }, (_, i) => count - i)
        .filter((id) => id < before)
        .slice(0, limit)
        .map((id) => ({
          peer: { id: id + 1, full_name: `Peer ${id}` },
          last_message: message(id),
          unread: server.unread,
        }));
    },
    async messages({ after }) {
      asked.push('messages');
      return { items: server.sent.filter(({ id }) => id > after), more: false };
    },
  };
  const store = new Store(ME);
  const history = new History(api, store, () => {});
  return { server, store, history, asked };
}

test('all conversations come, a page at a time, and the last page ends it', async () => {
  const { store, history, asked } = scene(250);
  await history.refresh();
  assert.equal(store.list().length, 100);
  await Promise.all([history.loadMoreConversations(), history.loadMoreConversations()]);
  assert.equal(store.list().length, 200);
  await history.loadMoreConversations();
  await history.loadMoreConversations();
  assert.equal(store.list().length, 250);
  assert.equal(asked.filter((call) => call === 'conversations').length, 3);
});

test('a look finds what was sent in another window', async () => {
  const { server, store, history } = scene(3);
  await history.refresh();
  server.sent.push({ id: 9, sender_id: 1, sender_name: 'Rita', receiver_id: 2, message: 'from there' });
  await history.look();
  assert.equal(store.get(2).last.message, 'from there');
});

test('a look finds what was read in another window, and then asks for that no more', async () => {
  const { server, store, history, asked } = scene(3);
  await history.refresh();
  assert.equal(store.unreadTotal(), 3);
  server.unread = 0;
  await history.look();
  assert.equal(store.unreadTotal(), 0);
  asked.length = 0;
  await history.look();
  assert.deepEqual(asked, ['messages']);
});
