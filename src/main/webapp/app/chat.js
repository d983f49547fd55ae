import { History } from './history.js';
import { Outbox } from './outbox.js';
import { ReadMarker } from './read-marker.js';
import { ChatSocket } from './socket.js';
import { Store } from './store.js';

const KEPT_IN_MEMORY = 200;

/**
 * What a signed-in person can do: brings together the REST calls, the connection, the outbox and
 * the store.
 *
 * @typedef {import('./types.js').Draft} Draft
 * @typedef {import('./types.js').Conversation} Conversation
 *
 * @typedef {object} ChatEvents
 * @property {(state: import('./socket.js').LinkState) => void} onLink
 * @property {(message: import('./types.js').Message) => void} onIncoming a new message of another
 */
export class Chat {
  store;
  #events;
  #socket;
  #outbox;
  #history;
  #readMarker;
  #draftCount = 0;

  /**
   * @param {import('./session.js').Session} session
   * @param {import('./api.js').Api} api
   * @param {ChatEvents} events
   */
  constructor(session, api, events) {
    this.#events = events;
    this.store = new Store(session.user);
    this.#readMarker = new ReadMarker(api, this.store);
    this.#history = new History(api, this.store, (connection) => this.#onFresh(connection));
    this.#outbox = new Outbox({
      send: (frame) => this.#socket.send(frame),
      onSent: (draft, id) => this.store.confirm(draft, id),
      onChange: () => this.store.changed(),
      onStalled: () => this.#socket.restart(),
    });
    this.#socket = new ChatSocket(session.token, {
      onOpen: () => this.refresh(),
      onCut: () => this.#outbox.cut(),
      // A 401 signs out by itself; anything else leaves it to the next try.
      onRefused: () => api.me().catch(() => {}),
      onFrame: (frame) => this.#onFrame(frame),
      onState: (state) => this.#events.onLink(state),
    });
  }

  start() {
    this.#socket.start();
    this.refresh();
  }

  stop() {
    this.#history.stop();
    this.#socket.stop();
    this.#outbox.stop();
  }

  refresh() {
    return this.#history.refresh(() => this.#socket.connection);
  }

  /** The network is back, perhaps another one: an old connection may be dead without knowing it. */
  networkChanged() {
    this.#socket.restart();
  }

  /** The page is looked at again. */
  wake() {
    this.#socket.hurry();
    this.refresh();
  }

  /** @param {number} peerId one the store knows */
  async openConversation(peerId) {
    const { store } = this;
    if (store.open) store.trim(store.open, KEPT_IN_MEMORY);
    store.openId = peerId;
    store.changed();
    // Should this fail, the refresh tries again.
    if (!store.open.loaded) await this.#history.load(store.open).catch(() => {});
    this.#readMarker.mark();
    this.refresh();
  }

  closeConversation() {
    this.store.openId = null;
    this.store.changed();
  }

  /** @param {Conversation} c */
  loadOlder(c) {
    return this.#history.loadOlder(c);
  }

  /** @param {number} receiverId @param {string} message @param {string|null} attachment */
  send(receiverId, message, attachment) {
    /** @type {Draft} */
    const draft = {
      key: `draft-${++this.#draftCount}`,
      receiver_id: receiverId,
      message,
      attachment,
      timestamp: new Date().toISOString(),
      state: 'waiting',
    };
    this.store.addDraft(draft);
    this.#outbox.add(draft);
  }

  /** @param {Draft} draft a failed one */
  retry(draft) {
    this.discard(draft);
    this.send(draft.receiver_id, draft.message, draft.attachment);
  }

  /** @param {Draft} draft a failed one */
  discard(draft) {
    this.store.removeDraft(draft);
  }

  #onFrame({ type, ...content }) {
    if (type === 'message_sent' || type === 'error') {
      this.#outbox.answer({ type, ...content });
    } else if (type === 'chat_message') {
      const { me } = this.store;
      const message = { ...content, receiver_id: me.id, read_at: null };
      if (!this.store.receive(message)) return;
      if (message.sender_id !== me.id) this.#events.onIncoming(message);
      this.#readMarker.mark();
    }
  }

  #onFresh(connection) {
    this.#readMarker.mark();
    // Read before the connection was cut, it doesn't tell what became of the frames lost with it.
    if (!this.#socket.isOpen || this.#socket.connection !== connection) return;
    const { me } = this.store;
    this.#outbox.resume((receiverId) =>
      this.store.get(receiverId).messages.filter((m) => m.sender_id === me.id),
    );
  }
}
