import { WebSocketServer } from './web-socket.js';

const delivered = (id) => ({ type: 'message_sent', id, status: 'delivered' });
const error = (text) => ({ type: 'error', error: text });

/** Speaks the plain protocol with users who are named by their token, and knows no extension. */
export class PlainServer {
  /** @type {{id: number, sender: number, receiver: number, message: string}[]} */
  stored = [];
  #sockets = new Map();
  #server;

  async start() {
    this.#server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    this.#server.on('connection', (socket, { url }) => {
      const user = Number(new URL(url, 'ws://localhost').searchParams.get('token'));
      this.#enter(user, socket);
    });
    await new Promise((resolve) => this.#server.on('listening', resolve));
    return this;
  }

  get url() {
    return `http://localhost:${this.#server.address().port}/`;
  }

  stop() {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #enter(user, socket) {
    const room = this.#sockets.get(user) ?? new Set();
    this.#sockets.set(user, room.add(socket));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => room.delete(socket));
    socket.on('message', (data) => socket.send(JSON.stringify(this.#answer(user, data))));
  }

  #answer(sender, data) {
    const { receiver_id: receiver, message } = JSON.parse(data);
    if (receiver === undefined) return error('receiver_id is required');
    if (!message) return error('message or attachment is required');
    const id = this.stored.push({ id: this.stored.length + 1, sender, receiver, message });
    const frame = {
      type: 'chat_message',
      id,
      sender_id: sender,
      sender_name: `User ${sender}`,
      message,
      attachment: null,
      timestamp: new Date().toISOString().replace('Z', '000Z'),
    };
    for (const socket of this.#sockets.get(receiver) ?? []) socket.send(JSON.stringify(frame));
    return delivered(id);
  }
}
