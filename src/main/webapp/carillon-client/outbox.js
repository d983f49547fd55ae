import { newClientRef } from './client-ref.js';
import { Outgoing } from './outgoing.js';

/** Frames without an answer: a server limits them, and a fair one would never mind this many. */
const WINDOW = 100;
/** The server's own fault: the one error that doesn't tell whether the message is stored. */
const SERVER_FAULT = 'An error occurred while processing your message';

/**
 * Messages on their way. The server gives each frame exactly one answer, in the order of the frames,
 * and one with the extension names the frame in it. What has no answer when a connection ends goes
 * again on the next one, under the same name, once that has proved to know names.
 */
export class Outbox {
  #write;
  #onProof;
  #most;
  /** @type {Outgoing[]} what has had a connection first */
  #waiting = [];
  /** @type {{clientRef: string, text: string, settled: boolean}[]} probes among them */
  #unanswered = [];
  #open = false;
  /** @type {boolean|null} whether this connection's server knows names */
  #extended = null;
  #oneByOne = false;

  /**
   * @param {(text: string) => void} write
   * @param {(extended: boolean) => void} onProof is followed by a call of `proved`
   * @param {number} most messages in here
   */
  constructor(write, onProof, most) {
    this.#write = write;
    this.#onProof = onProof;
    this.#most = most;
  }

  get size() {
    return this.#waiting.length + this.#messages().length;
  }

  get isWaitingForAnswers() {
    return this.#unanswered.length > 0;
  }

  /** @param {Outgoing} message @returns {boolean} whether there was room for it */
  add(message) {
    if (this.size >= this.#most) {
      message.fail('queue_full', `${this.#most} messages are waiting already`);
      return false;
    }
    this.#waiting.push(message);
    this.#flush();
    return true;
  }

  /** @param {Outgoing} message */
  giveUp(message) {
    this.#waiting = this.#waiting.filter((other) => other !== message);
    // One that is written keeps its place: its answer may still come.
    message.fail('timeout', 'No answer within the time-out');
    this.#flush();
  }

  /** There is a connection. */
  opened() {
    this.#open = true;
    this.#extended = null;
    if (this.#hasHad()) this.probe();
    else this.#flush();
  }

  /** A frame that changes nothing and is answered all the same. */
  probe() {
    const clientRef = newClientRef();
    this.#put({ clientRef, text: JSON.stringify({ client_ref: clientRef }), settled: true });
  }

  /** @param {boolean} extended */
  proved(extended) {
    if (this.#extended !== null) return;
    this.#extended = extended;
    if (!extended) this.#failHad();
    this.#flush();
  }

  /** @param {{type: string, id?: number, error?: string, client_ref?: string}} frame */
  answer(frame) {
    const extended = frame.client_ref !== undefined;
    const place = extended
      ? this.#unanswered.findIndex((each) => each.clientRef === frame.client_ref)
      : 0;
    const answered = this.#unanswered[place];
    if (!answered) return;
    this.#unanswered.splice(place, 1);
    if (!answered.settled) this.#settle(answered, frame);
    this.#onProof(extended);
    this.#flush();
  }

  /** @param {boolean} badFrame whether one of the unanswered was the reason */
  cut(badFrame) {
    this.#open = false;
    const messages = this.#messages();
    this.#unanswered = [];
    this.#waiting.unshift(...messages);
    if (badFrame) {
      if (messages.length === 1) {
        this.#waiting.shift();
        messages[0].fail('bad_frame', 'The server refused the frame', 'not_stored');
      }
      // Which of several it was comes out when they go one by one.
      this.#oneByOne = messages.length > 1;
    }
    if (this.#extended === false) this.#failHad();
  }

  stop() {
    this.#open = false;
    const all = [...this.#messages(), ...this.#waiting];
    this.#unanswered = [];
    this.#waiting = [];
    for (const message of all) message.fail('stopped', 'The connection is stopped');
  }

  #settle(message, { type, id, error }) {
    if (type === 'message_sent') message.sent(id);
    else message.fail('refused', error, error === SERVER_FAULT ? 'unknown' : 'not_stored');
  }

  #flush() {
    while (this.#open && this.#waiting.length) {
      const had = this.#waiting[0].written;
      if (had && this.#extended === null) return;
      if (!had) this.#oneByOne = false;
      if (this.#unanswered.length >= (this.#oneByOne ? 1 : WINDOW)) return;
      const message = this.#waiting.shift();
      message.written = true;
      this.#put(message);
    }
  }

  #put(frame) {
    this.#unanswered.push(frame);
    this.#write(frame.text);
  }

  #messages() {
    return this.#unanswered.filter((each) => !each.settled);
  }

  #hasHad() {
    return this.#waiting.length > 0 && this.#waiting[0].written;
  }

  #failHad() {
    while (this.#hasHad()) {
      this.#waiting.shift().fail('cut', 'The connection was cut before the answer');
    }
  }
}
