import { Addresses } from './addresses.js';
import { systemClock } from './clock.js';
import { Cursor } from './cursor.js';
import { CarillonEvent } from './event.js';
import { Lifecycle } from './lifecycle.js';
import { RecentIds } from './recent-ids.js';
import { Rest } from './rest.js';
import { Tokens } from './tokens.js';

/** A server that knows of it says caught_up sooner, unless it is very busy. */
const CATCH_UP_MS = 10_000;

/**
 * What both channels have in common: the life cycle, catching up, and no frame twice.
 *
 * @typedef {object} Channel what one of them does in its own way
 * @property {string} path of the WebSocket
 * @property {string} list the REST call that has what comes here
 * @property {() => void} onOpen
 * @property {(frame: object) => void} onFrame
 * @property {(code: number) => void} onEnd of an open connection
 * @property {(extended: boolean) => void} [onProof] what the server is, on this connection
 * @property {() => void} onDoubt
 * @property {() => void} onNetwork
 * @property {() => void} onStop
 *
 * @typedef {object} Line what it has for that
 * @property {import('./carillon-client.js').Clock} clock
 * @property {() => number} random
 * @property {(text: string) => void} send
 * @property {() => void} silent
 * @property {() => void} renew
 * @property {(id: number|undefined) => boolean} fresh whether this id hasn't come before
 * @property {(extended: boolean) => void} prove
 */
export class Connection extends EventTarget {
  #channel;
  #addresses;
  #rest;
  #cursor;
  #lifecycle;
  #clock;
  #seen = new RecentIds();
  #state = { name: 'connecting' };
  #server = 'unknown';
  /** Whether this connection's URL said since. */
  #asked = false;
  /** Whether an earlier one's didn't: what came after its end could not be asked for. */
  #gap = false;
  #caughtUp = false;
  #extended = false;
  #timer;

  /**
   * @param {import('./carillon-client.js').ConnectionOptions} options
   * @param {(line: Line) => Channel} channel
   */
  constructor(options, channel) {
    super();
    const { clock = systemClock, random = Math.random, since = null } = options;
    const { webSocket = globalThis.WebSocket, fetch = globalThis.fetch ?? null } = options;
    if (typeof webSocket !== 'function')
      throw new TypeError('webSocket: there is no WebSocket here');
    if (since !== null && !(Number.isSafeInteger(since) && since >= 0)) {
      throw new TypeError('since must be a non-negative integer');
    }
    this.#clock = clock;
    this.#addresses = new Addresses(options.url);
    this.#rest = new Rest(fetch, this.#addresses, clock);
    this.#cursor = new Cursor(since);
    const tokens = new Tokens(options.token);
    this.#lifecycle = new Lifecycle(
      { webSocket, clock, random, tokens, rest: this.#rest },
      {
        address: (token) => this.#address(token),
        onOpen: () => this.#opened(),
        onFrame: (frame) => this.#received(frame),
        onEnd: (code) => this.#ended(code),
        onState: (state) => this.#changed(state),
        onDoubt: () => this.#channel.onDoubt(),
        onNetwork: () => this.#channel.onNetwork(),
      },
    );
    this.#channel = channel({
      clock,
      random,
      send: (text) => this.#lifecycle.send(text),
      silent: () => this.#lifecycle.silent(),
      renew: () => this.#lifecycle.renew(),
      fresh: (id) => this.#fresh(id),
      prove: (extended) => this.#prove(extended),
    });
  }

  get state() {
    return this.#state;
  }

  get since() {
    return this.#cursor.value;
  }

  get server() {
    return this.#server;
  }

  retryNow() {
    this.#lifecycle.retryNow();
  }

  close() {
    this.#lifecycle.stop('closed');
  }

  async #address(token) {
    const { path, list } = this.#channel;
    if (this.#cursor.value === null && this.#server !== 'plain') {
      this.#cursor.begin(await this.#rest.newestId(list, token));
    }
    const since = this.#cursor.value;
    this.#asked = since !== null;
    return this.#addresses.socket(path, { token, ...(since !== null && { since }) });
  }

  #opened() {
    this.#caughtUp = false;
    this.#extended = false;
    this.#cursor.opened();
    this.#channel.onOpen();
    if (this.#asked) this.#timer = this.#clock.setTimeout(() => this.#neverTold(), CATCH_UP_MS);
    else this.#neverAsked();
  }

  #received(frame) {
    if (frame.type === 'caught_up' && Number.isSafeInteger(frame.id)) {
      this.#clock.clearTimeout(this.#timer);
      if (this.#cursor.caughtUp(frame.id)) this.#seen = new RecentIds();
      this.#caughtUp = true;
      this.#prove(true);
      const complete = this.#gap ? 'unknown' : frame.complete === true;
      this.#gap = false;
      this.#emit('caught_up', { id: frame.id, complete });
    }
    this.#channel.onFrame(frame);
  }

  #ended(code) {
    this.#clock.clearTimeout(this.#timer);
    this.#channel.onEnd(code);
  }

  #changed(state) {
    if (state.name === 'stopped') {
      this.#clock.clearTimeout(this.#timer);
      this.#channel.onStop();
    }
    if (state.name === 'online' && this.#state.name === 'online') return;
    this.#state = state;
    this.#emit('state', state);
  }

  #fresh(id) {
    if (id === undefined) {
      // A notification, which has one for those who asked, if the server knows of it.
      if (this.#asked) this.#prove(false);
      return true;
    }
    this.#cursor.seen(id);
    return this.#seen.add(id);
  }

  #prove(extended) {
    if (this.#extended) return;
    this.#extended = extended;
    this.#server = extended ? 'extended' : 'plain';
    this.#channel.onProof?.(extended);
    if (!extended) this.#neverTold();
  }

  #neverAsked() {
    this.#gap = true;
    this.#neverTold();
  }

  #neverTold() {
    this.#clock.clearTimeout(this.#timer);
    if (this.#caughtUp) return;
    this.#caughtUp = true;
    this.#emit('caught_up', { id: this.#cursor.value, complete: 'unknown' });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CarillonEvent(type, detail));
  }
}
