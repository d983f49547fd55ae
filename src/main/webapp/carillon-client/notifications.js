import { Connection } from './connection.js';
import { CarillonEvent } from './event.js';
import { Silence } from './silence.js';

/**
 * This channel is one way: nothing a client sends is answered, and a browser doesn't show pings. So a
 * connection that has been silent for so long is left for a new one, which gets what was missed.
 */
const RENEW_MS = 300_000;
/** Long enough for a doubt to be worth a new connection. */
const DOUBTFUL_MS = 60_000;

export class NotificationsConnection extends Connection {
  /** @type {import('./connection.js').Line} */
  #line;
  #quiet;

  /** @param {import('./carillon-client.js').ConnectionOptions} options */
  constructor(options) {
    let given;
    super(options, (line) => {
      given = line;
      return {
        path: 'ws/notifications/',
        list: 'api/notifications',
        onOpen: () => this.#quiet.start(),
        onFrame: (frame) => this.#received(frame),
        onEnd: () => this.#quiet.stop(),
        onDoubt: () => this.#renewAfter(DOUBTFUL_MS),
        onNetwork: () => line.renew(),
        onStop: () => this.#quiet.stop(),
      };
    });
    this.#line = given;
    // Spread out: those who heard the same announcement are silent from the same moment on.
    const limit = RENEW_MS * (1 + given.random());
    this.#quiet = new Silence(given.clock, limit, () => this.#renewAfter(0));
  }

  #received(frame) {
    this.#quiet.heard();
    if (frame.type === 'notify' && this.#line.fresh(frame.id)) {
      this.dispatchEvent(new CarillonEvent('notify', frame));
    }
  }

  /** A plain server would not send what comes in between. */
  #renewAfter(milliseconds) {
    if (this.server === 'extended' && this.#quiet.milliseconds >= milliseconds) this.#line.renew();
  }
}
