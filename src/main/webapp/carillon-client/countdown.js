import { isOffline } from './network.js';

const SECOND = 1_000;

/** The wait for the next try, told second by second. */
export class Countdown {
  #clock;
  #onState;
  #onEnd;
  #until = 0;
  #timer;
  /** @type {{cause: string, code?: number, error?: unknown}|null} */
  #why = null;

  /**
   * @param {import('./carillon-client.js').Clock} clock
   * @param {(state: import('./carillon-client.js').ConnectionState) => void} onState
   * @param {() => void} onEnd
   */
  constructor(clock, onState, onEnd) {
    this.#clock = clock;
    this.#onState = onState;
    this.#onEnd = onEnd;
  }

  start(why, milliseconds) {
    this.#why = why;
    this.#until = this.#clock.now() + milliseconds;
    this.refresh();
  }

  stop() {
    this.#why = null;
    this.#clock.clearTimeout(this.#timer);
  }

  /** Tells again how things are, if it runs. */
  refresh() {
    if (!this.#why) return;
    this.#clock.clearTimeout(this.#timer);
    const left = this.#until - this.#clock.now();
    if (left <= 0) {
      this.stop();
      this.#onEnd();
      return;
    }
    this.#timer = this.#clock.setTimeout(() => this.refresh(), left % SECOND || SECOND);
    const name = isOffline() ? 'offline' : 'reconnecting';
    this.#onState({ name, secondsLeft: Math.ceil(left / SECOND), ...this.#why });
  }
}
