/**
 * @typedef {import('./types.js').User} User
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Draft} Draft
 * @typedef {import('./types.js').Conversation} Conversation
 */

/** What this page knows: people, and a conversation with each of them. Views listen for changes. */
export class Store {
  me;
  /** The conversation on screen. @type {number|null} */
  openId = null;
  /** Whether what is sent now arrives now. */
  isOnline = false;
  /** @type {Map<number, Conversation>} */
  #conversations = new Map();
  #listeners = new Set();

  /** @param {User} me */
  constructor(me) {
    this.me = me;
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  changed() {
    for (const listener of this.#listeners) listener();
  }

  /** @param {number} peerId @returns {Conversation|undefined} */
  get(peerId) {
    return this.#conversations.get(peerId);
  }

  get open() {
    return this.#conversations.get(this.openId);
  }

  /** Those with something in them, newest first. */
  list() {
    const newest = (c) => (c.drafts.length ? Infinity : (c.last?.id ?? 0));
    return [...this.#conversations.values()]
      .filter((c) => c.last || c.drafts.length)
      .sort((a, b) => (newest(a) === newest(b) ? 0 : newest(b) - newest(a)));
  }

  unreadTotal() {
    return [...this.#conversations.values()].reduce((sum, c) => sum + c.unread, 0);
  }

  /** Learns of a person. @param {User} peer @returns {Conversation} */
  know(peer) {
    const known = this.#conversations.get(peer.id);
    if (known) {
      Object.assign(known.peer, peer);
      return known;
    }
    const conversation = {
      peer,
      messages: [],
      drafts: [],
      last: null,
      unread: 0,
      readUpTo: 0,
      opened: null,
      newFrom: null,
      loaded: false,
      complete: false,
    };
    this.#conversations.set(peer.id, conversation);
    return conversation;
  }

  /** @param {{peer: User, last_message: Message, unread: number}[]} items */
  setConversations(items) {
    for (const { peer, last_message: last, unread } of items) {
      const c = this.know(peer);
      // What arrived or was read while the answer was on its way is not in its count.
      const later = c.messages.filter((m) => this.#countsAsUnread(m) && m.id > last.id);
      const counted = last.id <= c.readUpTo ? 0 : unread;
      c.unread = counted + later.filter((m) => m.id > c.readUpTo).length;
      this.#touch(c, last);
    }
    this.changed();
  }

  /** The newest page of a history. @param {Conversation} c @param {Message[]} page oldest first */
  setHistory(c, page, complete) {
    const newest = page.at(-1)?.id ?? 0;
    const live = c.messages.filter((m) => m.id > newest);
    c.messages = [];
    c.loaded = true;
    c.complete = complete;
    for (const message of [...page, ...live]) this.put(message);
    this.changed();
  }

  /**
   * The page before message `before`, unless that isn't the oldest here any more.
   *
   * @param {Conversation} c
   * @param {number} before
   * @param {Message[]} page oldest first
   */
  prepend(c, before, page, complete) {
    if (c.messages[0]?.id !== before) return;
    c.messages.unshift(...page);
    c.complete = complete;
    this.#placeNew(c);
    this.changed();
  }

  /** Drops what is far back, to be fetched again when it's wanted. @param {Conversation} c */
  trim(c, keep) {
    if (c.messages.length <= keep) return;
    c.messages = c.messages.slice(-keep);
    c.complete = false;
  }

  /**
   * Adds a message unless it's there already: the same one may come by push and by history.
   *
   * @param {Message} message
   * @returns {boolean} whether it is new
   */
  put(message) {
    const mine = message.sender_id === this.me.id;
    const peerId = mine ? message.receiver_id : message.sender_id;
    const c = this.get(peerId) ?? this.know({ id: peerId, full_name: message.sender_name });
    this.#touch(c, message);

    let at = c.messages.length;
    while (at > 0 && c.messages[at - 1].id > message.id) at--;
    const known = c.messages[at - 1];
    if (known?.id === message.id) {
      Object.assign(known, message);
      return false;
    }
    c.messages.splice(at, 0, { ...message });
    return true;
  }

  /**
   * Adds a message that was just pushed.
   *
   * @param {Message} message
   * @returns {boolean} whether it is new
   */
  receive(message) {
    const isNew = this.put(message);
    if (isNew && this.#countsAsUnread(message)) this.get(message.sender_id).unread++;
    this.changed();
    return isNew;
  }

  /** @param {Conversation} c @param {number} upTo the last message that was read */
  read(c, upTo) {
    c.readUpTo = upTo;
    c.unread = c.messages.filter((m) => this.#countsAsUnread(m) && m.id > upTo).length;
    this.changed();
  }

  /** Remembers where the unread messages begin, before they are read. @param {Conversation} c */
  markNew(c) {
    c.opened = { unread: c.unread, upTo: c.last?.id ?? 0 };
    this.#placeNew(c);
    this.changed();
  }

  /** The first of them may be further back than what is loaded. */
  #placeNew(c) {
    const { unread, upTo } = c.opened ?? { unread: 0, upTo: 0 };
    const seen = c.messages.filter((m) => this.#countsAsUnread(m) && m.id <= upTo);
    const isHere = unread > 0 && (seen.length >= unread || c.complete);
    c.newFrom = isHere ? (seen.at(-unread) ?? seen[0])?.id ?? null : null;
  }

  /** @param {Draft} draft */
  addDraft(draft) {
    this.get(draft.receiver_id).drafts.push(draft);
    this.changed();
  }

  /** @param {Draft} draft */
  removeDraft(draft) {
    const c = this.get(draft.receiver_id);
    c.drafts = c.drafts.filter((d) => d !== draft);
    this.changed();
  }

  /** The server has stored a draft. @param {Draft} draft @param {number} id */
  confirm(draft, id) {
    const { key, receiver_id, message, attachment, timestamp } = draft;
    const c = this.get(receiver_id);
    const known = c.messages.find((m) => m.id === id);
    if (known) {
      known.key ??= key;
    } else {
      const sender = { sender_id: this.me.id, sender_name: this.me.full_name };
      this.put({ id, ...sender, receiver_id, message, attachment, timestamp, read_at: null, key });
    }
    this.removeDraft(draft);
  }

  #countsAsUnread(message) {
    return message.receiver_id === this.me.id && message.sender_id !== this.me.id;
  }

  #touch(c, message) {
    if (!c.last || message.id >= c.last.id) c.last = message;
  }
}
