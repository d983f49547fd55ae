const OPENING_MS = 10_000;
const CUT = 1006;

/**
 * @typedef {object} LinkEvents
 * @property {() => void} onOpen
 * @property {(frame: {type: string}) => void} onFrame
 * @property {(code: number) => void} onEnd comes once, and nothing after it
 */

/** One WebSocket, from its handshake to its end. */
export class Link {
  #ws;
  #events;
  #clock;
  #timer;

  /**
   * @param {import('./carillon-client.js').WebSocketConstructor} WebSocket
   * @param {string} url
   * @param {import('./carillon-client.js').Clock} clock
   * @param {LinkEvents} events
   * @throws what the WebSocket throws that can't be made
   */
  constructor(WebSocket, url, clock, events) {
    this.#events = events;
    this.#clock = clock;
    const ws = new WebSocket(url);
    this.#ws = ws;
    this.#timer = clock.setTimeout(() => this.cut(), OPENING_MS);
    ws.onopen = () => {
      clock.clearTimeout(this.#timer);
      events.onOpen();
    };
    ws.onmessage = ({ data }) => {
      const frame = parse(data);
      if (frame) events.onFrame(frame);
    };
    // It tells nothing that the end doesn't. The ws package throws without a listener.
    ws.onerror = () => {};
    ws.onclose = ({ code }) => this.#end(code);
  }

  /** @param {string} text */
  send(text) {
    this.#ws?.send(text);
  }

  /** Doesn't wait for the closing handshake, which a dead network would never answer. */
  cut() {
    this.#end(CUT);
  }

  /** Ends it without a word. */
  abandon() {
    const ws = this.#ws;
    if (!ws) return;
    this.#ws = null;
    this.#clock.clearTimeout(this.#timer);
    ws.onopen = ws.onmessage = ws.onclose = null;
    ws.close();
  }

  #end(code) {
    if (!this.#ws) return;
    this.abandon();
    this.#events.onEnd(code);
  }
}

/** Frames that can't be parsed are none, says the protocol. */
function parse(data) {
  try {
    const frame = JSON.parse(data);
    return typeof frame?.type === 'string' ? frame : null;
  } catch {
    return null;
  }
}
