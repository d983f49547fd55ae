import { newClientRef, requireClientRef } from './client-ref.js';
import { meaning } from './close-codes.js';
import { Connection } from './connection.js';
import { CarillonEvent } from './event.js';
import { Outbox } from './outbox.js';
import { Outgoing } from './outgoing.js';
import { Silence } from './silence.js';

const SEND_MS = 120_000;
const MOST_QUEUED = 1_000;
/** After so long without a word, the server is asked for one. */
const QUIET_MS = 30_000;
/** After so long without a word that is due, the connection is dead. */
const ANSWER_MS = 20_000;

export class ChatConnection extends Connection {
  /** @type {import('./connection.js').Line} */
  #line;
  #sendTimeout;
  #outbox;
  #quiet;
  #overdue;

  /** @param {import('./carillon-client.js').ChatOptions} options */
  constructor(options) {
    let given;
    super(options, (line) => {
      given = line;
      return {
        path: 'ws/chat/',
        list: 'api/messages',
        onOpen: () => this.#opened(),
        onFrame: (frame) => this.#received(frame),
        onEnd: (code) => this.#ended(code),
        onProof: (extended) => this.#outbox.proved(extended),
        onDoubt: () => this.#ask(),
        onNetwork: () => (this.server === 'extended' ? line.renew() : this.#ask()),
        onStop: () => this.#stopped(),
      };
    });
    const { sendTimeout = SEND_MS, maxQueued = MOST_QUEUED } = options;
    const { clock, prove, silent } = given;
    this.#line = given;
    this.#sendTimeout = sendTimeout;
    this.#outbox = new Outbox((text) => this.#write(text), prove, maxQueued);
    this.#quiet = new Silence(clock, QUIET_MS, () => this.#ask());
    this.#overdue = new Silence(clock, ANSWER_MS, silent);
  }

  get pending() {
    return this.#outbox.size;
  }

  /**
   * @param {import('./carillon-client.js').OutgoingMessage} message
   * @param {import('./carillon-client.js').SendOptions} [options]
   */
  async send(message, { clientRef = newClientRef(), timeout = this.#sendTimeout } = {}) {
    requireClientRef(clientRef);
    const outgoing = new Outgoing(message, clientRef, this.#line.clock);
    if (this.state.name === 'stopped') outgoing.fail('stopped', 'The connection is stopped');
    else if (this.#outbox.add(outgoing))
      outgoing.limit(timeout, () => this.#outbox.giveUp(outgoing));
    return outgoing.promise;
  }

  #opened() {
    this.#quiet.start();
    this.#outbox.opened();
  }

  #received(frame) {
    this.#quiet.heard();
    this.#overdue.heard();
    if (frame.type === 'chat_message') {
      const isNew = Number.isSafeInteger(frame.id) && this.#line.fresh(frame.id);
      if (isNew) this.dispatchEvent(new CarillonEvent('message', frame));
    } else if (frame.type === 'message_sent' || frame.type === 'error') {
      this.#outbox.answer(frame);
      if (!this.#outbox.isWaitingForAnswers) this.#overdue.stop();
    }
  }

  #write(text) {
    this.#line.send(text);
    this.#overdue.start();
  }

  #ask() {
    if (!this.#outbox.isWaitingForAnswers) this.#outbox.probe();
  }

  #ended(code) {
    this.#quiet.stop();
    this.#overdue.stop();
    this.#outbox.cut(meaning(code).badFrame);
  }

  #stopped() {
    this.#quiet.stop();
    this.#overdue.stop();
    this.#outbox.stop();
  }
}
