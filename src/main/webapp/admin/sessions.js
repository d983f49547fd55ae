import { el } from '../app/dom.js';
import { confirmed } from '../consoles/dialog.js';
import { count, moment, quietButton, table } from '../consoles/ui.js';

/**
 * A live connection.
 *
 * @typedef {object} Session
 * @property {number} user_id
 * @property {string} username
 * @property {string} channel
 * @property {string[]} rooms
 * @property {string} address
 * @property {string} connected_since
 * @property {number} silence_seconds
 * @property {number} outbox_frames
 */

/** @param {Session[]} sessions @param {boolean} withUser */
export function sessionsTable(sessions, withUser) {
  const columns = ['Channel', 'Connected', 'Address', 'Last heard of', 'Frames waiting'];
  return table(
    'Live connections',
    withUser ? ['User', ...columns] : columns,
    sessions.map((session) => {
      const cells = [
        session.channel,
        moment(session.connected_since),
        session.address,
        `${count(session.silence_seconds)} s ago`,
        count(session.outbox_frames),
      ].map((cell) => (cell instanceof Node ? cell : document.createTextNode(cell)));
      return withUser
        ? [el('a', { href: `#/users/${session.user_id}` }, session.username), ...cells]
        : cells;
    }),
  );
}

/** Asks, and closes all connections of a user. */
export function disconnectButton({ api, tell }, userId, onDone) {
  return quietButton('Disconnect…', async () => {
    const sure = await confirmed({
      title: 'Close these connections?',
      text: 'The person may connect again at once. Revoke the tokens to keep them out.',
      action: 'Disconnect',
      danger: true,
    });
    if (!sure) return;
    try {
      const { closed } = await api.call('DELETE', 'admin/sessions', { query: { user_id: userId } });
      tell(closed === 1 ? 'One connection is closed.' : `${count(closed)} connections are closed.`);
    } catch (error) {
      tell(error.message);
    }
    onDone();
  });
}
