import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Desktop } from '../../../main/webapp/app/desktop.js';

const shown = [];
const kept = new Map();
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
};
globalThis.Notification = class extends EventTarget {
  static permission = 'granted';

  constructor(title, { body, tag, renotify }) {
    super();
    shown.push({ title, body, tag, renotify });
  }
};
globalThis.window = globalThis;
globalThis.isSecureContext = true;
let isInFront = false;
globalThis.document = {
  get hidden() {
    return !isInFront;
  },
  hasFocus: () => isInFront,
};
Object.defineProperty(globalThis, 'navigator', {
  value: { locks: { request: async (name, take) => take() } },
});

const message = (id, body) => ({ id: `1 message ${id}`, title: 'Will', body, path: '#2' });

test('each message is told of, in one place, whichever window is first', async () => {
  const windows = [new Desktop(() => {}), new Desktop(() => {})];
  for (const each of [message(1, 'one'), message(2, 'two')]) {
    await Promise.all(windows.map((window) => window.show(each)));
  }
  assert.deepEqual(shown.map(({ body }) => body), ['one', 'two']);
  assert.ok(shown.every(({ tag, renotify }) => tag === '#2' && renotify));
});

test('what is seen in one window isn’t told of by another', async () => {
  shown.length = 0;
  const behind = new Desktop(() => {}).show(message(3, 'three'));
  isInFront = true;
  await new Desktop(() => {}).show(message(3, 'three'));
  isInFront = false;
  await behind;
  assert.deepEqual(shown, []);
});

test('a name doesn’t reorder what the system writes around it', async () => {
  shown.length = 0;
  await new Desktop(() => {}).show({ ...message(4, 'x'), title: 'Eve \u202egnp' });
  assert.equal(shown[0].title, 'Eve gnp');
});
