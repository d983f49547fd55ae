import { newClientRef } from '../carillon-client/carillon-client.js';

/** What the server answers is for programs. */
const REFUSALS = {
  'Failed to send message. Receiver not found.': 'This person doesn’t get messages any more.',
  'An error occurred while processing your message': 'Something went wrong on the server.',
};

const WORDS = {
  bad_frame: 'The server can’t take this message.',
  timeout: 'The server didn’t answer.',
  cut: 'The connection was lost before the server answered.',
  queue_full: 'Too many messages are waiting to be sent.',
};

/**
 * What was written and isn't confirmed. Kept over a reload of the page: each one has a key by which
 * the server knows it again, so that sending it twice stores it once.
 *
 * @typedef {import('./types.js').Draft} Draft
 */
export class Drafts {
  #store;
  #send;
  #place;

  /**
   * @param {import('./store.js').Store} store
   * @param {(draft: Draft) => Promise<{id: number}>} send
   */
  constructor(store, send) {
    this.#store = store;
    this.#send = send;
    this.#place = `carillon.drafts.${store.me.id}`;
  }

  /** Takes up what was begun before the page was loaded. */
  resume() {
    for (const { receiver_name, ...draft } of this.#kept()) {
      this.#store.know({ id: draft.receiver_id, full_name: receiver_name });
      this.#store.addDraft(draft);
      if (draft.state === 'pending') this.#begin(draft);
    }
  }

  /** @param {number} receiverId @param {string} message @param {string|null} attachment */
  send(receiverId, message, attachment) {
    /** @type {Draft} */
    const draft = {
      key: newClientRef(),
      receiver_id: receiverId,
      message,
      attachment,
      timestamp: new Date().toISOString(),
      state: 'pending',
    };
    this.#store.addDraft(draft);
    this.#keep();
    this.#begin(draft);
  }

  /** @param {Draft} draft a failed one */
  retry(draft) {
    this.#store.removeDraft(draft);
    draft.state = 'pending';
    draft.timestamp = new Date().toISOString();
    delete draft.error;
    this.#store.addDraft(draft);
    this.#keep();
    this.#begin(draft);
  }

  /** @param {Draft} draft a failed one */
  discard(draft) {
    this.#store.removeDraft(draft);
    this.#keep();
  }

  forget() {
    sessionStorage.removeItem(this.#place);
  }

  async #begin(draft) {
    try {
      const { id } = await this.#send(draft);
      this.#store.confirm(draft, id);
    } catch (error) {
      // The page ends or someone signs out; what they come back to finds it still pending.
      if (error.code === 'stopped') return;
      draft.state = 'failed';
      draft.error = WORDS[error.code] ?? REFUSALS[error.message] ?? forPeople(error.message);
      this.#store.changed();
    }
    this.#keep();
  }

  #keep() {
    const drafts = this.#store.list().flatMap(({ peer, drafts }) =>
      drafts.map((draft) => ({ ...draft, receiver_name: peer.full_name })),
    );
    try {
      sessionStorage.setItem(this.#place, JSON.stringify(drafts));
    } catch {
      // No room for them: they are here for as long as the page is.
    }
  }

  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#place)) ?? [];
    } catch {
      return [];
    }
  }
}

/** Their fields by the names that they have on screen. @param {string} text */
function forPeople(text) {
  const sentence = text.replace(/^(?:message|attachment)\b/, (field) =>
    field === 'message' ? 'The message' : 'The link to a file',
  );
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
