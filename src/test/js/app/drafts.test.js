import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts } from '../../../main/webapp/app/drafts.js';
import { Store } from '../../../main/webapp/app/store.js';

globalThis.sessionStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

for (const [answer, told] of [
  ['Failed to send message. Receiver not found.', 'This person doesn’t get messages any more.'],
  ['An error occurred while processing your message', 'Something went wrong on the server.'],
  [
    'message is too long, the limit is 10 characters',
    'The message is too long, the limit is 10 characters.',
  ],
  ['attachment must be a web address', 'The link to a file must be a web address.'],
]) {
  test(`“${answer}” is told as “${told}”`, async () => {
    const store = new Store({ id: 1, full_name: 'Rita Reader' });
    const c = store.know({ id: 2, full_name: 'Will Writer' });
    const failed = new Promise((resolve) => store.onChange(() => c.drafts[0]?.error && resolve()));
    const refuse = () => Promise.reject(Object.assign(new Error(answer), { code: 'refused' }));
    new Drafts(store, refuse).send(2, 'Hello', null);
    await failed;
    assert.equal(c.drafts[0].error, told);
  });
}
