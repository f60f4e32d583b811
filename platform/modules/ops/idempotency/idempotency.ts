import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../problem.ts';

/** One request that must happen once: who, where, under which key, with which body. */
export interface RepeatableRequest {
  readonly userId: string;
  readonly route: string;
  readonly key: string;
  readonly body: unknown;
}

export interface RememberedAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Row {
  readonly body_hash: string;
  readonly response_status: number | null;
  readonly response_body: unknown;
}

/** Remembers answers to requests with an `Idempotency-Key` for a day: a repetition gets the first answer and does nothing. */
@Injectable()
export class Idempotency implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(Idempotency.name);
  #cleaning: NodeJS.Timeout | undefined;

  constructor(private readonly database: DataSource) {}

  /** Takes the key for this request, or returns the answer that it already got. Throws 409 while the first one runs, 422 for another body. */
  async claim(request: RepeatableRequest): Promise<RememberedAnswer | undefined> {
    const hash = hashOf(request.body);
    // A row whose request died without an answer is free again once its lock has run out.
    const taken: readonly unknown[] = await this.database.query(
      `insert into idempotency as i (user_id, route, key, body_hash, locked_until) values ($1, $2, $3, $4, now() + interval '1 minute')
       on conflict (user_id, route, key) do update set body_hash = excluded.body_hash, locked_until = excluded.locked_until, created_at = now(), response_status = null, response_body = null
       where i.created_at < now() - interval '1 day' or (i.response_status is null and i.locked_until < now() and i.body_hash = excluded.body_hash)
       returning 1`,
      [request.userId, request.route, request.key, hash],
    );
    return taken.length > 0 ? undefined : this.#earlierAnswer(request, hash);
  }

  async complete({ userId, route, key }: RepeatableRequest, answer: RememberedAnswer): Promise<void> {
    await this.database.query('update idempotency set response_status = $4, response_body = $5 where user_id = $1 and route = $2 and key = $3', [
      userId,
      route,
      key,
      answer.status,
      JSON.stringify(answer.body ?? null),
    ]);
  }

  /** After a failure the same key may be tried again. */
  async release({ userId, route, key }: RepeatableRequest): Promise<void> {
    await this.database.query('delete from idempotency where user_id = $1 and route = $2 and key = $3 and response_status is null', [userId, route, key]);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#cleaning = setInterval(() => void this.#forget(), 3_600_000).unref();
    await this.#forget();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#cleaning);
  }

  async #forget(): Promise<void> {
    try {
      await this.database.query("delete from idempotency where created_at < now() - interval '1 day'");
    } catch (error) {
      this.#log.warn(`Old idempotency keys not removed: ${String(error)}`);
    }
  }

  async #earlierAnswer({ userId, route, key }: RepeatableRequest, hash: string): Promise<RememberedAnswer> {
    const rows: readonly Row[] = await this.database.query(
      'select body_hash, response_status, response_body from idempotency where user_id = $1 and route = $2 and key = $3',
      [userId, route, key],
    );
    const [row] = rows;
    if (row !== undefined && row.body_hash !== hash)
      throw new Problem(422, 'idempotency-key-reused', `Idempotency-Key "${key}" was used for another request body: use a new key for a new request`);
    if (row === undefined || row.response_status === null)
      throw new Problem(409, 'request-in-progress', `The first request with Idempotency-Key "${key}" is still running: try again in a moment`, {
        headers: { 'retry-after': '1' },
      });
    return { status: row.response_status, body: row.response_body };
  }
}

function hashOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)) ?? '')
    .digest('hex');
}

/** The same fields in another order are the same request. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
