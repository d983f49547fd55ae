import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { BegunMessages } from '../../../main/webapp/app/begun.js';

const kept = new Map();
globalThis.sessionStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
  removeItem: (key) => kept.delete(key),
};

beforeEach(() => kept.clear());

test('what was begun is there for the same person, and for nobody else', () => {
  const begun = new BegunMessages(1);
  begun.set(7, { text: 'Half a sen', attachment: '' });
  begun.save();
  assert.deepEqual(new BegunMessages(1).get(7), { text: 'Half a sen', attachment: '' });
  assert.deepEqual(new BegunMessages(2).get(7), { text: '', attachment: '' });
});

test('what was sent or deleted is gone', () => {
  const begun = new BegunMessages(1);
  begun.set(7, { text: 'Half a sen', attachment: '' });
  begun.set(7, { text: '', attachment: '' });
  begun.save();
  assert.deepEqual(new BegunMessages(1).get(7), { text: '', attachment: '' });
});

test('whoever signs out leaves nothing', () => {
  const begun = new BegunMessages(1);
  begun.set(7, { text: 'Half a sen', attachment: '' });
  begun.save();
  begun.forget();
  assert.equal(kept.size, 0);
});

test('storage that is full or broken costs no more than what it would have kept', () => {
  sessionStorage.setItem('carillon.begun.1', '{');
  const begun = new BegunMessages(1);
  begun.set(7, { text: 'x', attachment: '' });
  sessionStorage.setItem = () => {
    throw new Error('full');
  };
  begun.save();
  assert.equal(begun.get(7).text, 'x');
});
