import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../../../main/webapp/app/store.js';

const ME = { id: 1, full_name: 'Rita Reader' };
const PEER = { id: 2, full_name: 'Will Writer' };

const incoming = (id) => ({ id, sender_id: 2, sender_name: 'Will', receiver_id: 1, message: `${id}` });
const own = (id) => ({ ...incoming(id), sender_id: 1, receiver_id: 2 });
const range = (from, to, make = incoming) =>
  Array.from({ length: to - from + 1 }, (_, i) => make(from + i));

/** A conversation of 120 messages of which so many are unread, opened with its newest 50. */
function opened(unread, page = range(71, 120)) {
  const store = new Store(ME);
  store.setConversations([{ peer: PEER, last_message: page.at(-1), unread }]);
  const c = store.get(PEER.id);
  store.openId = PEER.id;
  store.setHistory(c, page, false);
  store.markNew(c);
  return { store, c };
}

test('what is new begins where reading stopped', () => {
  assert.equal(opened(3).c.newFrom, 118);
  assert.equal(opened(50).c.newFrom, 71);
  assert.equal(opened(0).c.newFrom, null);
});

test('my own messages in between aren’t counted', () => {
  const page = [...range(100, 110), own(111), ...range(112, 113)];
  assert.equal(opened(3, page).c.newFrom, 110);
});

test('is nowhere as long as its beginning isn’t loaded, and there when it is', () => {
  const { store, c } = opened(100);
  assert.equal(c.newFrom, null);
  store.prepend(c, 71, range(31, 70), false);
  assert.equal(c.newFrom, null);
  store.prepend(c, 31, range(1, 30), true);
  assert.equal(c.newFrom, 21);
});

test('stays there while more comes, and when it has been read', () => {
  const { store, c } = opened(100);
  store.receive(incoming(121));
  store.read(c, 121);
  store.prepend(c, 71, range(1, 70), true);
  assert.equal(c.newFrom, 21);
});

test('begins with the oldest when more are unread than there are', () => {
  const { store, c } = opened(200);
  store.prepend(c, 71, range(1, 70), true);
  assert.equal(c.newFrom, 1);
});
