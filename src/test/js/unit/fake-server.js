/** Sockets whose other end is in a test's hands. */
export class FakeServer {
  /** @type {FakeSocket[]} */
  sockets = [];

  constructor() {
    const { sockets } = this;
    this.webSocket = class extends FakeSocket {
      constructor(url) {
        super(url);
        sockets.push(this);
      }
    };
  }

  /** The newest. */
  get socket() {
    return this.sockets.at(-1);
  }
}

class FakeSocket {
  onopen = null;
  onmessage = null;
  onerror = null;
  onclose = null;
  /** What the client sent. */
  frames = [];
  closed = false;

  constructor(url) {
    this.url = new URL(url);
  }

  send(text) {
    this.frames.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  accept() {
    this.onopen?.({});
    return this;
  }

  refuse() {
    this.onerror?.({});
    this.onclose?.({ code: 1006 });
  }

  say(frame) {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  end(code = 1006) {
    this.onclose?.({ code });
  }

  caughtUp(id = 0, complete = true) {
    this.say({ type: 'caught_up', id, complete });
  }

  /** Answers the client's frame at this place as a server with the extension does. */
  confirm(place, id) {
    const { client_ref } = this.frames.at(place);
    this.say({ type: 'message_sent', id, status: 'delivered', client_ref });
  }

  fail(place, error) {
    const { client_ref } = this.frames.at(place);
    this.say({ type: 'error', error, client_ref });
  }
}
