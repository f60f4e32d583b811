import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Config } from '../config/index.ts';
import { ChunkReader, toChunks } from './notice-chunks.ts';

export type NoticeHandler = (data: unknown) => void;

interface Notice {
  readonly origin: string;
  readonly channel: string;
  readonly data: unknown;
}

const pgChannel = 'paddock';
const maxRetryMs = 5000;

/**
 * Short messages to every process on the same database, by LISTEN and NOTIFY. Handlers of this process are called at once,
 * those of others within milliseconds. Delivery is at most once: whatever must not be lost belongs in a table.
 */
@Injectable()
export class Notifier implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(Notifier.name);
  readonly #origin = randomUUID();
  readonly #handlers = new Map<string, Set<NoticeHandler>>();
  #listener: pg.Client | undefined;
  #closed = false;

  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /** Calls `handler` with every message on `channel`; returns the way to stop. */
  subscribe(channel: string, handler: NoticeHandler): () => void {
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers.add(handler));
    return () => void handlers.delete(handler);
  }

  /** Sends a JSON value of at most 512 kB. Resolves when the other processes have been told. */
  async publish(channel: string, data: unknown): Promise<void> {
    const notice: Notice = { origin: this.#origin, channel, data };
    const chunks = toChunks(notice);
    this.#deliver(channel, data);
    await this.database.query('select pg_notify($1, chunk) from unnest($2::text[]) with ordinality as parts(chunk, position) order by position', [
      pgChannel,
      chunks,
    ]);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    await this.#listener?.end();
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'paddock notices', keepAlive: true });
    const reader = new ChunkReader();
    client.on('notification', ({ payload }) => this.#receive(reader.read(payload ?? '')));
    client.on('error', (error) => this.#log.warn(`Notifications interrupted: ${error.message}`));
    await client.connect();
    await client.query(`listen ${pgChannel}`);
    client.once('end', () => void this.#relisten());
    this.#listener = client;
  }

  async #relisten(): Promise<void> {
    for (let waitMs = 50; !this.#closed; waitMs = Math.min(waitMs * 2, maxRetryMs)) {
      await delay(waitMs, undefined, { ref: false });
      try {
        if (!this.#closed) await this.#listen();
        return;
      } catch (error) {
        this.#log.debug(`Notifications not back yet: ${String(error)}`);
      }
    }
  }

  #receive(value: unknown): void {
    if (isNotice(value) && value.origin !== this.#origin) this.#deliver(value.channel, value.data);
  }

  #deliver(channel: string, data: unknown): void {
    for (const handler of this.#handlers.get(channel) ?? []) {
      try {
        handler(data);
      } catch (error) {
        this.#log.error(`A handler of ${channel} failed`, error instanceof Error ? error.stack : String(error));
      }
    }
  }
}

function isNotice(value: unknown): value is Notice {
  return typeof value === 'object' && value !== null && 'origin' in value && 'channel' in value && typeof value.channel === 'string' && 'data' in value;
}
