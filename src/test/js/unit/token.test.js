import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './fake-clock.js';
import { chat } from './scene.js';

const tokenOf = (socket) => socket.url.searchParams.get('token');
const json = (status, body, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
const PROBLEM = 'application/problem+json;charset=UTF-8';
const me = () => json(200, { id: 1, username: 'alice', college_id: 1 });
const unauthenticated = () => json(401, { title: 'Unauthorized' }, PROBLEM);
const cannotFetch = () => Promise.reject(new TypeError('Failed to fetch'));

/** A callback that has these, and remembers what it was asked. */
function source(...tokens) {
  const asked = [];
  const token = async (request) => {
    asked.push(request);
    const next = tokens.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { asked, token };
}

test('asks once, and keeps the token for later connections', async () => {
  const { asked, token } = source('A', 'B');
  const { online } = chat({ token });
  assert.equal(tokenOf(await online()), 'A');
  (await online).end?.();
  assert.deepEqual(asked, [{ reason: 'first', previous: null }]);
});

test('a cut is no reason to ask again', async () => {
  const { asked, token } = source('A', 'B');
  const { online } = chat({ token });
  (await online()).end();
  assert.equal(tokenOf(await online()), 'A');
  assert.equal(asked.length, 1);
});

test('closed with 4401, it asks for another and connects at once', async () => {
  const { asked, token } = source('A', 'B');
  const { clock, online, server } = chat({ token });
  const first = await online();
  await clock.pass(5_000);
  first.end(4401);
  await settle();
  assert.equal(tokenOf(server.socket), 'B');
  assert.deepEqual(asked.at(-1), { reason: 'refused', previous: 'A' });
});

test('closed with 4401 again and again, it backs off', async () => {
  const { token } = source('A', 'B', 'C');
  const { online, client } = chat({ token });
  (await online()).end(4401);
  await settle();
  assert.deepEqual(client.state, {
    name: 'reconnecting',
    secondsLeft: 1,
    cause: 'token',
    code: 4401,
  });
});

test('stops when there is no token, or no other one', async () => {
  for (const [options, reason] of [
    [{ token: () => null }, 'no_token'],
    [{ token: async () => undefined }, 'no_token'],
    [{ token: source('A', 'A').token }, 'token_refused'],
    [{ token: 'A' }, 'token_refused'],
  ]) {
    const { clock, server, client } = chat(options);
    await clock.pass(0);
    if (server.socket) {
      server.socket.accept();
      await clock.pass(6_000);
      server.socket.end(4401);
      await clock.pass(60_000);
      assert.equal(server.sockets.length, 1);
    }
    assert.deepEqual(client.state, { name: 'stopped', reason });
    assert.equal(clock.running, 0);
  }
});

test('shows what asking threw, and asks again later', async () => {
  const fault = new Error('no network');
  const { asked, token } = source(fault, 'A');
  const { online, told } = chat({ token });
  assert.equal(tokenOf(await online()), 'A');
  assert.deepEqual(told.state[1], {
    name: 'reconnecting',
    secondsLeft: 1,
    cause: 'token',
    error: fault,
  });
  assert.deepEqual(
    asked.map(({ reason }) => reason),
    ['first', 'first'],
  );
});

test('a callback that is slow does not connect what was closed meanwhile', async () => {
  let give;
  const { client, clock, server } = chat({
    token: () => new Promise((resolve) => (give = resolve)),
  });
  await clock.pass(0);
  client.close();
  give('A');
  await clock.pass(60_000);
  assert.equal(server.sockets.length, 0);
});

/** What a refused handshake leads to, given what REST says of the token. */
async function refused(fetch) {
  const calls = [];
  const { asked, token } = source('A', 'B');
  const watched = fetch && ((url, init) => (calls.push({ url, ...init }), fetch(url, init)));
  const { online, server, clock, told } = chat({ token, fetch: watched });
  await clock.pass(0);
  server.socket.refuse();
  await clock.pass(20_000);
  await online();
  return {
    calls,
    cause: told.state.find(({ name }) => name === 'reconnecting').cause,
    reason: asked[1]?.reason,
    next: tokenOf(server.socket),
  };
}

test('a refused handshake looks like no network in a browser: REST tells the token is bad', async () => {
  const { calls, ...outcome } = await refused(unauthenticated);
  assert.deepEqual(outcome, { cause: 'token', reason: 'refused', next: 'B' });
  assert.equal(calls[0].url, 'https://chat.example.edu/api/me');
  assert.equal(calls[0].headers.Authorization, 'Bearer A');
});

test('a good token is kept: the handshake was refused for something else', async () => {
  const { cause, reason, next } = await refused(me);
  assert.deepEqual([cause, reason, next], ['refused', undefined, 'A']);
});

test('so is one of a server that is not there', async () => {
  for (const fetch of [
    cannotFetch,
    () => json(502, '<html>', 'text/html'),
    () => json(503, {}, PROBLEM),
    (_, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ]) {
    const { cause, reason, next } = await refused(fetch);
    assert.deepEqual([cause, reason, next], ['unreachable', undefined, 'A']);
  }
});

test('what tells nothing makes it ask, for the token may be the reason', async () => {
  for (const fetch of [
    null,
    () => json(404, {}),
    () => json(401, { detail: 'Django says so for another scheme' }),
    () => json(200, '<html>', 'text/html'),
    // Another site's page may not read the answer, but there is one.
    (_, { mode }) => (mode === 'no-cors' ? json(404, {}) : cannotFetch()),
  ]) {
    const { cause, reason, next } = await refused(fetch);
    assert.deepEqual([cause, reason, next], ['handshake', 'unsure', 'B']);
  }
});

test('in doubt, the same token again is fine', async () => {
  const { asked, token } = source('A', 'A', 'A');
  const { clock, online, server } = chat({ token });
  await clock.pass(0);
  server.socket.refuse();
  const socket = await online();
  assert.equal(tokenOf(socket), 'A');
  assert.deepEqual(
    asked.map(({ reason }) => reason),
    ['first', 'unsure'],
  );
});

test('a refused string stops it', async () => {
  const { clock, server, client } = chat({ token: 'A', fetch: unauthenticated });
  await clock.pass(0);
  server.socket.refuse();
  await clock.pass(20_000);
  assert.deepEqual(client.state, { name: 'stopped', reason: 'token_refused' });
});
