import type { WebSocket } from 'ws';
import { Conflated } from './conflated.ts';
import { isTopic, type Topic, topicForms, type Update } from './topic.ts';

export interface SessionPorts {
  /** Whether the credential belongs to a user, now. */
  readonly accepts: (credential: string) => Promise<boolean>;
  readonly follow: (topic: Topic, follower: (update: Update) => void) => () => void;
}

const maxBufferedBytes = 1_000_000;
const maxTopics = 200;
const maxUnread = 500;
const authPatienceMs = 10_000;
export const closeCodes = { unauthorized: 4401, tooSlow: 1013, goingAway: 1001 } as const;

/** One open page: signs in with its first message, then follows topics. A page that reads slowly gets fewer, newer updates. */
export class LiveSession {
  readonly #socket: WebSocket;
  readonly #ports: SessionPorts;
  readonly #following = new Map<Topic, () => void>();
  readonly #outbox: Conflated;
  readonly #authTimer: NodeJS.Timeout;
  #credential: string | undefined;
  #turn = Promise.resolve();
  #unread = 0;
  #isAlive = true;

  constructor(socket: WebSocket, ports: SessionPorts) {
    this.#socket = socket;
    this.#ports = ports;
    this.#outbox = new Conflated({
      send: (updates) => updates.forEach(({ topic, data }) => this.#send({ topic, type: 'update', data })),
      ready: () => socket.bufferedAmount < maxBufferedBytes,
      onOverflow: () => this.close(closeCodes.tooSlow, 'reads too slowly: connect again and reload'),
    });
    this.#authTimer = setTimeout(() => this.close(closeCodes.unauthorized, 'no sign-in within 10 s'), authPatienceMs).unref();
    socket.on('message', (raw: Buffer) => this.#enqueue(raw.toString()));
    socket.on('pong', () => (this.#isAlive = true));
    socket.on('close', () => this.#end());
  }

  /** Ends a dead connection and one whose user may no longer sign in; asks the others for a sign of life. */
  async heartbeat(): Promise<void> {
    if (!this.#isAlive) return this.#socket.terminate();
    this.#isAlive = false;
    this.#socket.ping();
    if (this.#credential !== undefined && !(await this.#ports.accepts(this.#credential))) this.close(closeCodes.unauthorized, 'sign-in has ended');
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** One message after the other: a page may send its first subscriptions without waiting for the answer to its sign-in. */
  #enqueue(raw: string): void {
    this.#unread += 1;
    if (this.#unread > maxUnread) return this.close(closeCodes.tooSlow, 'too many messages at once');
    this.#turn = this.#turn.then(() => this.#receive(raw)).finally(() => (this.#unread -= 1));
  }

  async #receive(raw: string): Promise<void> {
    const message = parse(raw);
    if (message?.['type'] === 'auth') await this.#signIn(message['token']);
    else if (this.#credential === undefined) this.close(closeCodes.unauthorized, 'the first message must be {"type":"auth","token":"..."}');
    else if (message?.['type'] === 'subscribe') this.#subscribe(message['topic']);
    else if (message?.['type'] === 'unsubscribe') this.#unsubscribe(message['topic']);
    else this.#send({ type: 'error', message: 'unknown message; known types: auth, subscribe, unsubscribe' });
  }

  async #signIn(token: unknown): Promise<void> {
    const accepted = typeof token === 'string' && (await this.#ports.accepts(token).catch(() => false));
    if (!accepted) return this.close(closeCodes.unauthorized, 'the token or API key is not valid');
    clearTimeout(this.#authTimer);
    this.#credential = token;
    this.#send({ type: 'ready' });
  }

  #subscribe(topic: unknown): void {
    if (!isTopic(topic)) return this.#send({ type: 'error', message: `unknown topic ${JSON.stringify(topic)?.slice(0, 100)}; topics: ${topicForms}` });
    if (this.#following.size >= maxTopics)
      return this.#send({ type: 'error', message: `more than ${maxTopics} topics on one connection: unsubscribe from some, or follow "backtests"` });
    if (!this.#following.has(topic))
      this.#following.set(
        topic,
        this.#ports.follow(topic, (update) => this.#outbox.put(update)),
      );
    this.#send({ type: 'subscribed', topic });
  }

  #unsubscribe(topic: unknown): void {
    if (!isTopic(topic)) return;
    this.#following.get(topic)?.();
    this.#following.delete(topic);
    this.#send({ type: 'unsubscribed', topic });
  }

  #send(message: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #end(): void {
    clearTimeout(this.#authTimer);
    this.#outbox.drop();
    for (const stop of this.#following.values()) stop();
    this.#following.clear();
  }
}

function parse(raw: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
