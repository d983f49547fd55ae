import { ChatConnection, NotificationsConnection } from '../carillon-client/carillon-client.js';
import { ROOT } from './root.js';

/** Someone who walks through a building without a signal writes on; this is when to tell them. */
const SEND_TIMEOUT_MS = 10 * 60_000;

/**
 * @typedef {object} LiveEvents
 * @property {() => void} onOnline the chat is connected, be it again: something may have been missed
 * @property {(state: import('../carillon-client/carillon-client.js').ConnectionState) => void} onState
 * @property {(message: import('../carillon-client/carillon-client.js').ChatMessage) => void} onMessage
 * @property {(notification: import('./types.js').Notification) => void} onNotify
 * @property {() => void} onRefused the token is no longer good
 */

/** Both connections to the server, seen as one. */
export class Live {
  #options;
  #events;
  #chat;
  /** @type {NotificationsConnection|null} */
  #notifications = null;
  #closed = false;

  /** @param {string} token @param {LiveEvents} events */
  constructor(token, events) {
    this.#options = { url: ROOT, token };
    this.#events = events;
    this.#chat = this.#watch(
      new ChatConnection({ ...this.#options, sendTimeout: SEND_TIMEOUT_MS }),
    );
    this.#chat.addEventListener('message', ({ detail }) => events.onMessage(detail));
    this.#chat.addEventListener('state', ({ detail }) => {
      if (detail.name === 'online') events.onOnline();
    });
  }

  get isOnline() {
    return this.#chat.state.name === 'online';
  }

  /** That of the one which is worse off. */
  get state() {
    const states = [this.#chat, this.#notifications].filter(Boolean).map(({ state }) => state);
    return states.find(({ name }) => name !== 'online') ?? states[0];
  }

  /** @param {number} since the newest notification that is known */
  followNotifications(since) {
    if (this.#closed || this.#notifications) return;
    this.#notifications = this.#watch(
      new NotificationsConnection({ ...this.#options, since }),
    );
    this.#notifications.addEventListener('notify', ({ detail }) => this.#events.onNotify(detail));
  }

  /** @param {import('./types.js').Draft} draft @returns {Promise<{id: number}>} */
  send({ receiver_id, message, attachment, key }) {
    return this.#chat.send({ receiver_id, message, attachment }, { clientRef: key });
  }

  close() {
    this.#closed = true;
    this.#chat.close();
    this.#notifications?.close();
  }

  #watch(connection) {
    connection.addEventListener('state', ({ detail }) => {
      if (this.#closed) return;
      if (detail.name === 'stopped') this.#events.onRefused();
      else this.#events.onState(this.state);
    });
    return connection;
  }
}
