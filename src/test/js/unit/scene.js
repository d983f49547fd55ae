import { ChatConnection, NotificationsConnection } from './client.js';
import { FakeClock, settle } from './fake-clock.js';
import { FakeServer } from './fake-server.js';

export const message = (id, text = `m${id}`) => ({
  type: 'chat_message',
  id,
  sender_id: 2,
  sender_name: 'Bob Brown',
  message: text,
  attachment: null,
  timestamp: '2026-01-06T10:30:45.123456Z',
});

export const hello = { receiver_id: 2, message: 'hello' };

/** A client between a fake clock and a fake server, and what it has told so far. */
function scene(Connection, options) {
  const clock = new FakeClock();
  const server = new FakeServer();
  const client = new Connection({
    url: 'https://chat.example.edu',
    token: 'T',
    since: 0,
    webSocket: server.webSocket,
    fetch: null,
    clock,
    random: () => 0.5,
    ...options,
  });
  const told = { state: [], caught_up: [], message: [], notify: [] };
  for (const type in told) client.addEventListener(type, ({ detail }) => told[type].push(detail));
  return {
    clock,
    server,
    client,
    told,
    /** To the next connection, accepted. */
    async online() {
      const before = server.sockets.length;
      // The longest that backoff waits.
      for (let i = 0; i < 70 && server.sockets.length === before; i++) await clock.pass(500);
      return server.socket.accept();
    },
  };
}

export const chat = (options) => scene(ChatConnection, options);
export const notifications = (options) => scene(NotificationsConnection, options);

/** What became of it so far. */
export async function fate(promise) {
  let fate = 'open';
  promise.then(
    (sent) => (fate = { sent }),
    (error) => (fate = { error }),
  );
  await settle();
  return fate;
}
