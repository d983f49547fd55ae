const ANSWER_MS = 20_000;

/**
 * @typedef {import('./types.js').Draft} Draft
 *
 * @typedef {object} OutboxEvents
 * @property {(frame: object) => void} send
 * @property {(draft: Draft, id: number) => void} onSent
 * @property {() => void} onChange
 * @property {() => void} onStalled no answer for too long: the connection is dead
 */

/**
 * Messages on their way. The server gives every frame exactly one answer, in the order of the
 * frames, so the oldest one that has no answer yet is the one that is answered.
 */
export class Outbox {
  /** @type {Draft[]} */
  #waiting = [];
  /** @type {Draft[]} */
  #sending = [];
  /** @type {Draft[]} */
  #unknown = [];
  #ready = false;
  #lastSent = 0;
  #timer = 0;
  #events;

  /** @param {OutboxEvents} events */
  constructor(events) {
    this.#events = events;
  }

  /** @param {Draft} draft */
  add(draft) {
    draft.state = 'waiting';
    delete draft.error;
    this.#waiting.push(draft);
    this.#flush();
  }

  /** The answer to the oldest frame. @param {{type: string, id?: number, error?: string}} frame */
  answer(frame) {
    const draft = this.#sending.shift();
    this.#watch();
    if (!draft) return;
    if (frame.type === 'message_sent') {
      this.#sent(draft, frame.id);
    } else {
      this.#fail(draft, frame.error);
    }
    this.#events.onChange();
  }

  /** The connection is gone: what was not answered may or may not have been stored. */
  cut() {
    this.#ready = false;
    for (const draft of this.#sending) draft.state = 'unknown';
    this.#unknown.push(...this.#sending);
    this.#sending = [];
    this.#watch();
    this.#events.onChange();
  }

  /**
   * Connected again, and the history is known: settles what was unknown, sends what waited.
   *
   * @param {(receiverId: number) => import('./types.js').Message[]} history oldest first
   */
  resume(history) {
    const found = new Set();
    const lastSent = this.#lastSent;
    for (const draft of this.#unknown) {
      // Answers come in the order of the frames, so what has none has a higher id than what has.
      const match = history(draft.receiver_id).find(
        (m) => m.id > lastSent && !found.has(m.id) && same(m, draft),
      );
      if (match) {
        found.add(match.id);
        this.#sent(draft, match.id);
      } else {
        this.#fail(draft, 'The connection was lost before the server had it.');
      }
    }
    this.#unknown = [];
    this.#ready = true;
    this.#flush();
    this.#events.onChange();
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #flush() {
    while (this.#ready && this.#waiting.length) {
      const draft = this.#waiting.shift();
      draft.state = 'sending';
      this.#sending.push(draft);
      const { receiver_id, message, attachment } = draft;
      this.#events.send({
        receiver_id,
        ...(message && { message }),
        ...(attachment && { attachment }),
      });
      if (this.#sending.length === 1) this.#watch();
    }
  }

  #sent(draft, id) {
    this.#lastSent = Math.max(this.#lastSent, id);
    this.#events.onSent(draft, id);
  }

  #fail(draft, error) {
    draft.state = 'failed';
    draft.error = error;
  }

  #watch() {
    clearTimeout(this.#timer);
    if (this.#sending.length) this.#timer = setTimeout(this.#events.onStalled, ANSWER_MS);
  }
}

function same(message, draft) {
  return (
    message.receiver_id === draft.receiver_id &&
    message.message === draft.message &&
    message.attachment === draft.attachment
  );
}
