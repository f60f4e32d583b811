import { session } from './session.ts';

export type LiveStatus = 'off' | 'connecting' | 'open' | 'lost';
export interface LiveState {
  readonly status: LiveStatus;
  /** When the next attempt starts, epoch ms; only while lost. */
  readonly retryAt?: number;
}

type Handler = (data: unknown) => void;

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
/** Close code of a socket whose sign-in is not, or no longer, valid. */
const UNAUTHORISED = 4401;

/** One WebSocket for the whole page: topics are subscribed once, and again after every reconnect. */
class LiveSocket {
  #socket: WebSocket | null = null;
  #state: LiveState = { status: 'off' };
  #retries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #topics = new Map<string, Set<Handler>>();
  readonly #listeners = new Set<() => void>();
  readonly #reopened = new Set<() => void>();
  #onRefused: () => void = () => undefined;

  get = (): LiveState => this.#state;

  watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What to do when the server no longer accepts the session. */
  onRefused(handler: () => void): void {
    this.#onRefused = handler;
  }

  /** Called after a reconnect: updates may have been missed. */
  onReopen(listener: () => void): () => void {
    this.#reopened.add(listener);
    return () => this.#reopened.delete(listener);
  }

  start(): void {
    if (this.#socket !== null || session.get() === null) return;
    clearTimeout(this.#timer);
    if (this.#retries === 0) this.#set({ status: 'connecting' });
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/api/v1/ws`);
    this.#socket = socket;
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'auth', token: session.get()?.token ?? '' })));
    socket.addEventListener('message', (event) => this.#receive(String(event.data)));
    socket.addEventListener('close', ({ code }) => this.#closed(socket, code));
  }

  stop(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#retries = 0;
    socket?.close();
    this.#set({ status: 'off' });
  }

  /** Skips the back-off, e.g. when the network or the user says it is time. */
  retryNow(): void {
    if (this.#state.status === 'lost') this.start();
  }

  subscribe(topic: string, handler: Handler): () => void {
    const handlers = this.#topics.get(topic) ?? new Set<Handler>();
    handlers.add(handler);
    if (!this.#topics.has(topic)) {
      this.#topics.set(topic, handlers);
      this.#send({ type: 'subscribe', topic });
    }
    return () => {
      handlers.delete(handler);
      if (handlers.size > 0 || this.#topics.get(topic) !== handlers) return;
      this.#topics.delete(topic);
      this.#send({ type: 'unsubscribe', topic });
    };
  }

  #send(message: object): void {
    if (this.#state.status === 'open') this.#socket?.send(JSON.stringify(message));
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as { type?: string; topic?: string; data?: unknown };
    if (message.type === 'ready') this.#opened();
    else if (message.type === 'update' && message.topic !== undefined) {
      for (const handler of this.#topics.get(message.topic) ?? []) handler(message.data);
    }
  }

  #opened(): void {
    const again = this.#retries > 0;
    this.#retries = 0;
    this.#set({ status: 'open' });
    for (const topic of this.#topics.keys()) this.#send({ type: 'subscribe', topic });
    if (again) for (const listener of this.#reopened) listener();
  }

  #closed(socket: WebSocket, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    if (code === UNAUTHORISED) this.#onRefused();
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries) * (0.75 + Math.random() / 2);
    this.#retries += 1;
    this.#set({ status: 'lost', retryAt: Date.now() + delay });
    this.#timer = setTimeout(() => this.start(), delay);
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export const live = new LiveSocket();
