/** Connections to a Carillon server, or to one that speaks the same plain protocol. */

/** Why a token is asked for. */
export interface TokenRequest {
  /**
   * - `first`: none has been given yet, or the last time it could not be had;
   * - `refused`: the server said that the last one is no longer good;
   * - `unsure`: the handshake failed, and nothing told whether the token was the reason (a browser
   *   doesn't show the status). Answering the same token again is fine.
   */
  readonly reason: 'first' | 'refused' | 'unsure';
  /** The last token, `null` at first. */
  readonly previous: string | null;
}

/**
 * A token, or what gets one. `null` ends the connection: there is nobody signed in. What it throws is
 * shown in the state's `error`, and it is asked again later.
 */
export type TokenSource =
  string | ((request: TokenRequest) => string | null | Promise<string | null>);

/** As much of a WebSocket as is used: the browsers', Node's and that of the `ws` package have it. */
export interface WebSocketLike {
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

export type WebSocketConstructor = new (url: string) => WebSocketLike;

/** Time, for tests. */
export interface Clock {
  /** Milliseconds that only go forward. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: any): void;
}

export interface ConnectionOptions {
  /**
   * Where the server is: `https://chat.example.edu/`, with its path if it has one. `http`, `https`,
   * `ws` and `wss` all do.
   */
  url: string | URL;
  token: TokenSource;
  /**
   * The greatest id seen in an earlier life (see the property `since`); 0 asks for everything.
   * Left out, it begins with what comes from now on; what comes during a cut before anything else
   * has come can then not be asked for.
   */
  since?: number;
  /** The global `WebSocket` by default (browsers; Node 22 and later). */
  webSocket?: WebSocketConstructor;
  /**
   * Asks the server whether a token is good, after a handshake failed. The global `fetch` by
   * default; `null` for never, every failed handshake is `unsure` then.
   */
  fetch?: typeof globalThis.fetch | null;
  clock?: Clock;
  /** `Math.random` by default, for tests. */
  random?: () => number;
}

export interface ChatOptions extends ConnectionOptions {
  /** How long a message may take, in milliseconds, time without connection included: 120,000. */
  sendTimeout?: number;
  /** How many messages may be unanswered and waiting: 1,000. */
  maxQueued?: number;
}

/** Why there is no connection. */
export type Cause =
  /** The server could not be reached. */
  | 'unreachable'
  /** It was reached, and refused the handshake for another reason than the token. */
  | 'refused'
  /** Either of the two, or the token. */
  | 'handshake'
  /** The token could not be had, or is no longer good. */
  | 'token'
  /**
   * The WebSocket could not be made: its address, or where the page comes from, isn't one that it
   * may be used with. `error` is what it threw.
   */
  | 'blocked'
  /** There was a connection; the server ended it (`code` has its close code), or it was cut (1006). */
  | 'closed'
  /** There was a connection, and nothing came any more. */
  | 'silent';

/** Why there will be no connection any more. */
export type StopReason =
  /** `close()` was called. */
  | 'closed'
  /** The callback answered `null`. */
  | 'no_token'
  /** The server refused the token, and there was no other one. */
  | 'token_refused';

export type ConnectionState =
  | { readonly name: 'connecting' }
  | { readonly name: 'online' }
  | {
      /**
       * Waiting for the next try. An event comes for every second that passes. `offline` is the same
       * while the browser says that there is no network.
       */
      readonly name: 'reconnecting' | 'offline';
      readonly secondsLeft: number;
      readonly cause: Cause;
      readonly code?: number;
      /** What the token callback or the WebSocket threw. */
      readonly error?: unknown;
    }
  | { readonly name: 'stopped'; readonly reason: StopReason };

/** What is missing is there now, and what follows is live. Comes once for each connection. */
export interface CaughtUp {
  /** The greatest id, `null` when there is none. */
  readonly id: number | null;
  /**
   * Whether that was all: `false` when only the newest came (REST has the rest), or when an older
   * database was restored, which `id` then goes back to; `unknown` from a server that doesn't tell,
   * or that wasn't asked.
   */
  readonly complete: boolean | 'unknown';
}

export interface ChatMessage {
  readonly type: 'chat_message';
  readonly id: number;
  readonly sender_id: number;
  readonly sender_name: string;
  /** Empty when there is only an attachment. */
  readonly message: string;
  readonly attachment: string | null;
  /** UTC, such as `2026-01-06T10:30:45.123456Z`. */
  readonly timestamp: string;
}

export interface Notification {
  readonly type: 'notify';
  /** Missing from a server that knows only the plain protocol, and before `since` is known. */
  readonly id?: number;
  readonly title: string;
  readonly message: string;
  /** `notice`, `message`, `alert`, or an application's own. */
  readonly notification_type: string;
  readonly timestamp: string;
  readonly data?: { readonly [key: string]: unknown };
}

/** One of `message` and `attachment` must be there and not blank. */
export interface OutgoingMessage {
  readonly receiver_id: number;
  readonly message?: string | null;
  /** An http or https URL, or a path that begins with one slash. */
  readonly attachment?: string | null;
}

export interface SendOptions {
  /**
   * The message's own name, of 1 to 64 characters. With the one of an earlier try, be it from before
   * a reload, a server with the extension stores nothing twice. A new one by default.
   */
  clientRef?: string;
  /** In place of the connection's `sendTimeout`. */
  timeout?: number;
}

export interface Sent {
  readonly id: number;
  readonly clientRef: string;
}

export type SendErrorCode =
  /** The server answered with an error: `message` is its text. */
  | 'refused'
  /** The server closed the connection over this frame: too large (1009) or invalid text (1007). */
  | 'bad_frame'
  /** No answer within the time-out. */
  | 'timeout'
  /** The connection was cut before the answer, and the server can't recognize it when sent again. */
  | 'cut'
  /** `maxQueued` are waiting already. */
  | 'queue_full'
  /** The connection is stopped. */
  | 'stopped';

export class SendError extends Error {
  private constructor();
  readonly name: 'SendError';
  readonly code: SendErrorCode;
  /**
   * What became of the message. `unknown`: it may be stored. Sent again with the same `clientRef`, a
   * server with the extension stores it once; with another server look in the history first.
   */
  readonly outcome: 'not_stored' | 'unknown';
  readonly clientRef: string;
}

/** Every event of a connection. */
export class CarillonEvent<T> extends Event {
  private constructor();
  readonly detail: T;
}

type Listener<T> =
  ((event: CarillonEvent<T>) => void) | { handleEvent(event: CarillonEvent<T>): void };

interface ConnectionEvents {
  state: ConnectionState;
  caught_up: CaughtUp;
}

interface ChatEvents extends ConnectionEvents {
  /** A message to this user, once for each id. */
  message: ChatMessage;
}

interface NotificationsEvents extends ConnectionEvents {
  /** Once for each id. */
  notify: Notification;
}

declare abstract class Connection<Events> extends EventTarget {
  /** The newest `state` event's. */
  readonly state: ConnectionState;
  /**
   * The greatest id up to which everything has come, to be kept for the option `since` of a later
   * life. `null` while there is none.
   */
  readonly since: number | null;
  /** What the server turned out to know: the extensions `client_ref` and `since`, or not. */
  readonly server: 'extended' | 'plain' | 'unknown';

  /** Tries at once, if it waits for its next try, and looks whether an open connection lives. */
  retryNow(): void;

  /** Ends it for good. What is unsent or unanswered is rejected with `stopped`. */
  close(): void;

  addEventListener<Type extends keyof Events & string>(
    type: Type,
    listener: Listener<Events[Type]> | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof Events & string>(
    type: Type,
    listener: Listener<Events[Type]> | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The chat. Connects by itself, after the code that made it has run. */
export class ChatConnection extends Connection<ChatEvents> {
  constructor(options: ChatOptions);

  /** How many messages have no answer yet. */
  readonly pending: number;

  /**
   * Sends a message, now or as soon as there is a connection, after all that were given before.
   * Resolves once the server has stored it; rejects with a `SendError`, or with a `TypeError` when
   * it can't be sent at all.
   */
  send(message: OutgoingMessage, options?: SendOptions): Promise<Sent>;
}

/** The notifications. Connects by itself, after the code that made it has run. */
export class NotificationsConnection extends Connection<NotificationsEvents> {
  constructor(options: ConnectionOptions);
}

/** A name for a message that no other has. */
export function newClientRef(): string;
