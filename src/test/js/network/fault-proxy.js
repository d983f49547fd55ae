import { connect, createServer } from 'node:net';

const HEADERS_END = '\r\n\r\n';
const FAULTS = [
  'at the handshake',
  'in the handshake’s request',
  'in the handshake’s answer',
  'in a frame of the client',
  'in a frame of the server',
  'with answers lost',
  'by silence',
];

const ANSWERS_LOST_MS = 50;

/** What may still pass in one direction: everything, or so many bytes of or behind the headers. */
class Gate {
  #left;
  #behindHeaders;

  constructor(bytes = Infinity, behindHeaders = false) {
    this.#left = bytes;
    this.#behindHeaders = behindHeaders;
  }

  get isShut() {
    return this.#left <= 0;
  }

  /** @param {Buffer} bytes @returns {Buffer} those that pass */
  take(bytes) {
    let from = 0;
    if (this.#behindHeaders) {
      const end = bytes.indexOf(HEADERS_END);
      if (end < 0) return bytes;
      this.#behindHeaders = false;
      from = end + HEADERS_END.length;
    }
    const passed = Math.min(bytes.length, from + this.#left);
    this.#left -= passed - from;
    return bytes.subarray(0, passed);
  }

  open() {
    this.#left = Infinity;
    this.#behindHeaders = false;
  }
}

/** Stands before a server and cuts every connection, each in a place of its own. */
export class FaultProxy {
  /** How often each fault has struck. */
  struck = Object.fromEntries(FAULTS.map((fault) => [fault, 0]));
  #server;
  #target;
  #random;
  #calm = false;
  /** @type {Set<{gates: Gate[], sockets: import('node:net').Socket[]}>} */
  #lines = new Set();

  /** @param {string|URL} target @param {() => number} random */
  constructor(target, random) {
    this.#target = new URL(target);
    this.#random = random;
    this.#server = createServer((client) => this.#accept(client));
  }

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url() {
    return `http://localhost:${this.#server.address().port}/`;
  }

  get cuts() {
    return Object.values(this.struck).reduce((sum, count) => sum + count, 0);
  }

  /** No more faults. */
  calm() {
    this.#calm = true;
    for (const { gates } of this.#lines) gates.forEach((gate) => gate.open());
  }

  stop() {
    this.#server.close();
    for (const { sockets } of this.#lines) sockets.forEach((socket) => socket.destroy());
  }

  #accept(client) {
    client.on('error', () => client.destroy());
    const fault = this.#calm ? null : FAULTS[Math.floor(this.#random() * FAULTS.length)];
    if (fault === FAULTS[0]) {
      this.#strike(fault, [client]);
      return;
    }
    const server = connect(Number(this.#target.port), this.#target.hostname);
    server.on('error', () => server.destroy());
    const gates = this.#gates(fault);
    const line = { gates, sockets: [client, server] };
    this.#lines.add(line);
    this.#pipe(client, server, gates[0], fault, line);
    this.#pipe(server, client, gates[1], fault, line);
  }

  /** Upwards and downwards. */
  #gates(fault) {
    const upTo = (bytes) => Math.floor(this.#random() * bytes);
    switch (fault) {
      case FAULTS[1]:
        return [new Gate(1 + upTo(150)), new Gate()];
      case FAULTS[2]:
        return [new Gate(), new Gate(upTo(120))];
      case FAULTS[3]:
        return [new Gate(upTo(1_500), true), new Gate()];
      case FAULTS[4]:
      case FAULTS[5]:
      case FAULTS[6]:
        return [new Gate(), new Gate(upTo(3_000), true)];
      default:
        return [new Gate(), new Gate()];
    }
  }

  #pipe(from, to, gate, fault, line) {
    from.on('data', (bytes) => {
      // What is lost in silence is lost, even when the faults have ended.
      if (line.struck) return;
      to.write(gate.take(bytes));
      if (gate.isShut) {
        line.struck = true;
        this.#strike(fault, line.sockets);
      }
    });
    from.on('close', () => {
      to.end();
      if (to.closed) this.#lines.delete(line);
    });
  }

  #strike(fault, sockets) {
    this.struck[fault]++;
    if (fault === FAULTS[6]) return;
    // With answers lost, the server goes on for a while with what it has got.
    const later = fault === FAULTS[5] ? ANSWERS_LOST_MS : 0;
    setTimeout(() => sockets.forEach((socket) => socket.destroy()), later);
  }
}
