// Compiled, never run: what applications write, and mistakes that the types must find.
import {
  ChatConnection,
  NotificationsConnection,
  SendError,
  newClientRef,
  type CarillonEvent,
  type CaughtUp,
  type ChatMessage,
  type ConnectionState,
  type Notification,
  type Sent,
  type TokenRequest,
} from 'carillon-client';

const chat = new ChatConnection({
  url: new URL('https://chat.example.edu'),
  token: async ({ reason, previous }: TokenRequest) =>
    reason === 'first' && previous === null ? 'T' : null,
  since: 0,
  webSocket: WebSocket,
  fetch: null,
  sendTimeout: 5_000,
  maxQueued: 10,
});
const news = new NotificationsConnection({ url: '/', token: 'T' });

chat.addEventListener('message', ({ detail }) => {
  const message: ChatMessage = detail;
  const attachment: string | null = message.attachment;
  return attachment;
});
chat.addEventListener('message', {
  handleEvent: (event: CarillonEvent<ChatMessage>) => event.type,
});
news.addEventListener('notify', ({ detail }: CarillonEvent<Notification>) => detail.data?.['url']);
news.addEventListener(
  'caught_up',
  ({ detail }) => {
    const { id, complete }: CaughtUp = detail;
    return [id, complete === 'unknown'];
  },
  { once: true },
);

function told(state: ConnectionState): string {
  switch (state.name) {
    case 'connecting':
    case 'online':
      return state.name;
    case 'reconnecting':
    case 'offline':
      return `${state.secondsLeft} ${state.cause} ${state.code ?? ''} ${String(state.error)}`;
    case 'stopped':
      return state.reason;
  }
}
const onState = ({ detail }: CarillonEvent<ConnectionState>) => void told(detail);
chat.addEventListener('state', onState);
chat.removeEventListener('state', onState);

chat.send({ receiver_id: 2, message: 'Hello' }, { clientRef: newClientRef() }).then(
  ({ id, clientRef }: Sent) => [id.toFixed(), clientRef.length],
  (error: unknown) => {
    if (error instanceof SendError && error.code === 'cut') {
      const outcome: 'not_stored' | 'unknown' = error.outcome;
      return outcome;
    }
    throw error;
  },
);
const known: 'extended' | 'plain' | 'unknown' = chat.server;
const kept: number | null = news.since;
export const numbers = [chat.pending, kept, known];
chat.retryNow();
news.close();

// @ts-expect-error no such event
chat.addEventListener('notify', () => {});
// @ts-expect-error no such event
news.addEventListener('message', () => {});
// @ts-expect-error a string is no id
chat.send({ receiver_id: '2', message: 'Hello' });
// @ts-expect-error notifications are one way
news.send({ receiver_id: 2, message: 'Hello' });
// @ts-expect-error it can't be set
chat.since = 3;
// @ts-expect-error there must be a token
new ChatConnection({ url: '/' });
// @ts-expect-error a channel of notifications has no queue
new NotificationsConnection({ url: '/', token: 'T', maxQueued: 3 });
// @ts-expect-error only the client makes them
new SendError();
// @ts-expect-error no such code
export const impossible = (error: SendError) => error.code === 'lost';
