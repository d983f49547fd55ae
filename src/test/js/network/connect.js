import { after } from 'node:test';
import { fastClock } from './fast-clock.js';
import { PageSocket } from './web-socket.js';

/** Node 22 and later have one. */
export const NODES_OWN = Symbol('the WebSocket of Node itself');

const ends = [];
after(() => ends.forEach((end) => end()));

/** Has it ended after the tests. */
export function closing(end) {
  ends.push(end);
}

/**
 * A client that is quick to come back and slow to give up.
 *
 * @param {Function|symbol} webSocket
 */
export function connect(Connection, url, token, webSocket = PageSocket) {
  const client = new Connection({
    url,
    token,
    since: 0,
    ...(webSocket !== NODES_OWN && { webSocket }),
    clock: fastClock,
    random: () => Math.random() / 10,
    ...(Connection.prototype.send && { sendTimeout: 1e9 }),
  });
  closing(() => client.close());
  return client;
}
