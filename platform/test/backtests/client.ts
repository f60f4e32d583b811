import { setTimeout as delay } from 'node:timers/promises';
import request from 'supertest';
import type { TestApp } from '../harness.ts';

export interface Job {
  readonly id: string;
  readonly status: string;
  readonly progress: number;
  readonly attempts: number;
  readonly reason?: { readonly code: string; readonly message: string; readonly location?: { readonly line: number } };
  readonly summary?: { readonly finalEquity: string; readonly trades: number; readonly fees: string; readonly maxDrawdown: number };
  readonly [field: string]: unknown;
}

const patienceMs = 60_000;
const ended = ['completed', 'failed', 'cancelled'];

/** What a user does with backtests, over REST. */
export class BacktestClient {
  readonly #paddock: TestApp;
  readonly #authorization: string;

  constructor(paddock: TestApp, authorization = paddock.admin) {
    this.#paddock = paddock;
    this.#authorization = authorization;
  }

  get(path: string): request.Test {
    return request(this.#paddock.http).get(`/api/v1${path}`).set('Authorization', this.#authorization);
  }
  post(path: string, body: object = {}): request.Test {
    return request(this.#paddock.http).post(`/api/v1${path}`).set('Authorization', this.#authorization).send(body);
  }
  delete(path: string): request.Test {
    return request(this.#paddock.http).delete(`/api/v1${path}`).set('Authorization', this.#authorization);
  }

  /** Imports a CSV text, or files that are on disk; returns the dataset's id. */
  async import(name: string, csv: string | readonly string[]): Promise<string> {
    const upload = request(this.#paddock.http).post('/api/v1/imports').set('Authorization', this.#authorization).field('options', JSON.stringify({ name }));
    if (typeof csv === 'string') upload.attach('files', Buffer.from(csv), `${name}.csv`);
    else for (const file of csv) upload.attach('files', file);
    const { body } = await upload.expect(202);
    const done = await until(
      async () => (await this.get(`/imports/${body.id}`).expect(200)).body as Record<string, unknown>,
      (each) => ended.includes(String(each['status'])),
    );
    if (done['status'] !== 'completed') throw new Error(`import ${name}: ${JSON.stringify(done)}`);
    return String(done['datasetId']);
  }

  async submit(body: object): Promise<Job> {
    const answer = await this.post('/backtests', body);
    if (answer.status !== 202) throw new Error(`POST /backtests: ${answer.status} ${answer.text}`);
    return answer.body as Job;
  }
  async job(id: string): Promise<Job> {
    return (await this.get(`/backtests/${id}`).expect(200)).body as Job;
  }
  end(id: string): Promise<Job> {
    return this.when(id, ({ status }) => ended.includes(status));
  }
  when(id: string, holds: (job: Job) => boolean): Promise<Job> {
    return until(() => this.job(id), holds);
  }
  async run(body: object): Promise<Job> {
    return this.end((await this.submit(body)).id);
  }
}

/** Asks until the answer is the one waited for. */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${patienceMs} ms; the last answer was ${JSON.stringify(answer).slice(0, 1000)}`);
    await delay(20);
  }
}
