import { backoff } from './backoff.js';

const CLOSE_TOKEN = 4401;
const CLOSE_TOO_MANY_FRAMES = 4429;
const OPENING_MS = 10_000;
const STABLE_MS = 5_000;

/**
 * @typedef {{kind: 'connecting'|'online'|'stopped'} | {kind: 'waiting', until: number}} LinkState
 *
 * @typedef {object} SocketEvents
 * @property {() => void} onOpen
 * @property {() => void} onCut the connection is gone; what it had not answered is unknown
 * @property {() => void} onRefused the token may no longer be good
 * @property {(frame: object) => void} onFrame
 * @property {(state: LinkState) => void} onState
 */

/** The chat connection: opens it, and opens it again for as long as it isn't stopped. */
export class ChatSocket {
  #url;
  #events;
  #stopped = true;
  /** Counts the connections that have opened. */
  connection = 0;
  /** @type {WebSocket|null} */
  #ws = null;
  #attempt = 0;
  #timer = 0;

  /** @param {string} token @param {SocketEvents} events */
  constructor(token, events) {
    this.#url = new URL('ws/chat/', document.baseURI);
    this.#url.protocol = this.#url.protocol.replace('http', 'ws');
    this.#url.hash = '';
    this.#url.search = new URLSearchParams({ token }).toString();
    this.#events = events;
  }

  get isOpen() {
    return this.#ws?.readyState === WebSocket.OPEN;
  }

  start() {
    this.#stopped = false;
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    this.#abandon();
    this.#events.onState({ kind: 'stopped' });
  }

  /** Leaves what there is and connects at once. */
  restart() {
    if (this.#stopped) return;
    this.#abandon();
    this.#connect();
  }

  /** Connects at once if it would otherwise wait for its next try. */
  hurry() {
    if (!this.#ws) this.restart();
  }

  /** @param {object} frame */
  send(frame) {
    this.#ws.send(JSON.stringify(frame));
  }

  #connect() {
    const ws = new WebSocket(this.#url);
    let openedAt = 0;
    this.#ws = ws;
    this.#timer = setTimeout(() => this.#lost(ws, openedAt, 0), OPENING_MS);
    this.#events.onState({ kind: 'connecting' });

    ws.onopen = () => {
      if (this.#ws !== ws) return;
      clearTimeout(this.#timer);
      openedAt = Date.now();
      this.connection++;
      this.#events.onState({ kind: 'online' });
      this.#events.onOpen();
    };
    ws.onmessage = ({ data }) => {
      if (this.#ws !== ws) return;
      const frame = parse(data);
      if (frame) this.#events.onFrame(frame);
    };
    ws.onclose = ({ code }) => this.#lost(ws, openedAt, code);
  }

  #lost(ws, openedAt, code) {
    if (this.#ws !== ws) return;
    this.#abandon();
    // One that is closed as soon as it opens counts as a failed try.
    if (openedAt && Date.now() - openedAt > STABLE_MS) this.#attempt = 0;
    const delay = backoff(this.#attempt++, code === CLOSE_TOO_MANY_FRAMES ? 5_000 : 0);
    this.#timer = setTimeout(() => this.#connect(), delay);
    this.#events.onState({ kind: 'waiting', until: Date.now() + delay });
    // A browser doesn't tell a refused handshake from an unreachable server.
    if (!openedAt || code === CLOSE_TOKEN) this.#events.onRefused();
  }

  /** Doesn't wait for the closing handshake, which a dead network would never answer. */
  #abandon() {
    clearTimeout(this.#timer);
    const ws = this.#ws;
    if (!ws) return;
    this.#ws = null;
    ws.close();
    this.#events.onCut();
  }
}

function parse(data) {
  try {
    const frame = JSON.parse(data);
    return frame && typeof frame === 'object' ? frame : null;
  } catch {
    return null;
  }
}
