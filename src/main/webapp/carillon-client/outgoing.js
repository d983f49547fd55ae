import { SendError } from './send-error.js';

/** One message on its way, until its promise is settled. */
export class Outgoing {
  /** Whether a connection has had it: it may be stored then. */
  written = false;
  settled = false;
  #resolve;
  #reject;
  #clock;
  #timer;

  /**
   * @param {{receiver_id: number, message?: string|null, attachment?: string|null}} message
   * @param {string} clientRef
   * @param {import('./carillon-client.js').Clock} clock
   */
  constructor({ receiver_id, message, attachment }, clientRef, clock) {
    this.clientRef = clientRef;
    // Now, so that a later change to the object changes nothing. What is undefined is left out.
    this.text = JSON.stringify({ receiver_id, message, attachment, client_ref: clientRef });
    this.#clock = clock;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** @param {number} milliseconds @param {() => void} onTimeout */
  limit(milliseconds, onTimeout) {
    this.#timer = this.#clock.setTimeout(onTimeout, milliseconds);
  }

  /** @param {number} id */
  sent(id) {
    this.#settle();
    this.#resolve({ id, clientRef: this.clientRef });
  }

  /** @param {string} code @param {string} message @param {'not_stored'|'unknown'} [outcome] */
  fail(code, message, outcome = this.written ? 'unknown' : 'not_stored') {
    this.#settle();
    this.#reject(new SendError(message, { code, outcome, clientRef: this.clientRef }));
  }

  #settle() {
    this.settled = true;
    this.#clock.clearTimeout(this.#timer);
  }
}
