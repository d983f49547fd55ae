import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match } from '../../../main/webapp/consoles/router.js';

const routes = ['/users', '/users/import', '/users/:id'].map((path) => ({ path }));

for (const [hash, path, params] of [
  ['#/users', '/users', {}],
  ['#/users/', '/users', {}],
  ['#/users/import', '/users/import', {}],
  ['#/users/7', '/users/:id', { id: '7' }],
]) {
  test(`${hash} is ${path}`, () => {
    assert.deepEqual(match(routes, hash), { route: { path }, params });
  });
}

for (const hash of ['', '#', '#/', '#/nowhere', '#/users/7/tokens']) {
  test(`'${hash}' is no page`, () => {
    assert.equal(match(routes, hash), null);
  });
}
