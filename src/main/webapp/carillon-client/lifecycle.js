import { backoff } from './backoff.js';
import { meaning } from './close-codes.js';
import { Countdown } from './countdown.js';
import { Link } from './link.js';
import { isOffline, watchNetwork } from './network.js';
import { NoToken } from './tokens.js';

/** One that ends sooner counts as a failed try. */
const STABLE_MS = 5_000;

/**
 * @typedef {object} LifecycleEvents
 * @property {(token: string) => Promise<string>} address the URL to connect to
 * @property {() => void} onOpen
 * @property {(frame: {type: string}) => void} onFrame
 * @property {(code: number) => void} onEnd of a connection that was open
 * @property {(state: import('./carillon-client.js').ConnectionState) => void} onState
 * @property {() => void} onDoubt an open connection may be dead without knowing it
 * @property {() => void} onNetwork it very likely is: the network has changed
 */

/** Connects, and connects again for as long as it isn't stopped. */
export class Lifecycle {
  #events;
  #settings;
  #countdown;
  #unwatch;
  #start;
  /** @type {Link|null} */
  #link = null;
  /** Whatever waits for something else's end is void once this has changed. */
  #epoch = 0;
  #phase = 'connecting';
  #failures = 0;
  #openedAt = 0;
  #silent = false;

  /**
   * @param {{webSocket: Function, clock: object, random: () => number,
   *   tokens: import('./tokens.js').Tokens, rest: import('./rest.js').Rest}} settings
   * @param {LifecycleEvents} events
   */
  constructor(settings, events) {
    this.#settings = settings;
    this.#events = events;
    this.#countdown = new Countdown(settings.clock, events.onState, () => this.#connect());
    this.#unwatch = watchNetwork(
      () => this.#networkChanged(),
      () => this.retryNow(),
    );
    this.#start = settings.clock.setTimeout(() => this.#connect(), 0);
  }

  get isOpen() {
    return this.#phase === 'online';
  }

  /** @param {string} text */
  send(text) {
    this.#link.send(text);
  }

  retryNow() {
    if (this.#phase === 'waiting') {
      this.#countdown.stop();
      this.#connect();
    } else if (this.isOpen) {
      this.#events.onDoubt();
    }
  }

  /** Nothing comes any more. */
  silent() {
    this.#silent = true;
    this.#link?.cut();
  }

  /** Leaves an open connection for a new one that gets what this one may have missed. */
  renew() {
    this.#leave();
    this.#events.onEnd(0);
    this.#connect(true);
  }

  /** @param {import('./carillon-client.js').StopReason} reason */
  stop(reason) {
    if (this.#phase === 'stopped') return;
    this.#leave();
    this.#settings.clock.clearTimeout(this.#start);
    this.#countdown.stop();
    this.#unwatch();
    this.#phase = 'stopped';
    this.#events.onState({ name: 'stopped', reason });
  }

  #leave() {
    this.#epoch++;
    this.#link?.abandon();
    this.#link = null;
  }

  #networkChanged() {
    if (isOffline()) this.#countdown.refresh();
    else if (this.isOpen) this.#events.onNetwork();
    else this.retryNow();
  }

  async #connect(quietly = false) {
    const epoch = ++this.#epoch;
    const { tokens, webSocket, clock } = this.#settings;
    this.#phase = 'connecting';
    if (!quietly) this.#events.onState({ name: 'connecting' });
    let token;
    try {
      token = await tokens.get();
    } catch (error) {
      if (epoch !== this.#epoch) return;
      if (error instanceof NoToken) this.stop(error.reason);
      else this.#wait({ cause: 'token', error }, 0);
      return;
    }
    const url = await this.#events.address(token);
    if (epoch !== this.#epoch) return;
    let opened = false;
    this.#silent = false;
    const events = {
      onOpen: () => {
        opened = true;
        this.#openedAt = clock.now();
        this.#phase = 'online';
        this.#events.onState({ name: 'online' });
        // Whoever heard of it may have stopped it.
        if (epoch === this.#epoch) this.#events.onOpen();
      },
      onFrame: (frame) => this.#events.onFrame(frame),
      onEnd: (code) => (opened ? this.#ended(code) : this.#refused(token)),
    };
    try {
      this.#link = new Link(webSocket, url, clock, events);
    } catch (error) {
      this.#wait({ cause: 'blocked', error }, 0);
    }
  }

  #ended(code) {
    this.#link = null;
    this.#phase = 'connecting';
    this.#events.onEnd(code);
    if (this.#phase === 'stopped') return;
    const stable = this.#settings.clock.now() - this.#openedAt >= STABLE_MS;
    if (stable) this.#failures = 0;
    const { tokenEnded, atOnce, floor } = meaning(code);
    if (tokenEnded) this.#settings.tokens.doubt('refused');
    if (atOnce && stable) {
      this.#connect();
    } else {
      const cause = this.#silent ? 'silent' : tokenEnded ? 'token' : 'closed';
      this.#wait({ cause, code }, floor);
    }
  }

  async #refused(token) {
    this.#link = null;
    const { tokens, rest } = this.#settings;
    const epoch = this.#epoch;
    const verdict = await rest.judge(token);
    if (epoch !== this.#epoch) return;
    if (verdict === 'refused' || verdict === 'unsure') tokens.doubt(verdict);
    const causes = { good: 'refused', refused: 'token', unsure: 'handshake' };
    this.#wait({ cause: causes[verdict] ?? 'unreachable' }, 0);
  }

  #wait(why, floor) {
    const { random } = this.#settings;
    this.#phase = 'waiting';
    this.#countdown.start(why, backoff(this.#failures++, floor, random));
  }
}
