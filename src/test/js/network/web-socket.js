import { createRequire } from 'node:module';

// Through NODE_PATH, which only require looks at.
const require = createRequire(import.meta.url);
const { WebSocket, WebSocketServer } = require('ws');

const CLOSING_MS = 200;

export { WebSocketServer };

/** Connects as a page of an allowed host does. */
export class PageSocket extends WebSocket {
  constructor(url) {
    super(url, { origin: 'http://localhost' });
  }

  /** It would wait half a minute for an answer on a connection that is dead. */
  close() {
    super.close();
    setTimeout(() => this.terminate(), CLOSING_MS);
  }
}
