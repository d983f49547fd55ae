/** Calls when nothing has come for a while, and again after as long, until it is stopped. */
export class Silence {
  #clock;
  #limit;
  #onSilence;
  #heardAt = 0;
  #timer;
  #running = false;

  /**
   * @param {import('./carillon-client.js').Clock} clock
   * @param {number} limit in milliseconds
   * @param {() => void} onSilence
   */
  constructor(clock, limit, onSilence) {
    this.#clock = clock;
    this.#limit = limit;
    this.#onSilence = onSilence;
  }

  get milliseconds() {
    return this.#clock.now() - this.#heardAt;
  }

  /** Changes nothing if it has started. */
  start() {
    if (this.#running) return;
    this.#running = true;
    this.heard();
    this.#watch();
  }

  stop() {
    this.#running = false;
    this.#clock.clearTimeout(this.#timer);
  }

  /** Only notes it: a timer moved for each frame would cost more than the frame. */
  heard() {
    this.#heardAt = this.#clock.now();
  }

  #watch() {
    const left = this.#heardAt + this.#limit - this.#clock.now();
    if (left > 0) {
      this.#timer = this.#clock.setTimeout(() => this.#watch(), left);
    } else {
      this.heard();
      this.#timer = this.#clock.setTimeout(() => this.#watch(), this.#limit);
      this.#onSilence();
    }
  }
}
