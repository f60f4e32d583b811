import request from 'supertest';
import { BacktestClient, until } from '../backtests/client.ts';
import type { TestApp } from '../harness.ts';

export interface Deployment {
  readonly id: string;
  readonly state: string;
  readonly wanted: string;
  readonly progress: number;
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly attempts: number;
  readonly strikes: number;
  readonly orderCount: number;
  readonly fillCount: number;
  readonly checksum: string;
  readonly equity?: string;
  readonly reason?: { readonly code: string; readonly message: string; readonly location?: { readonly line: number } };
  readonly [field: string]: unknown;
}

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };

/** What a user does with deployments, over REST. */
export class DeploymentClient extends BacktestClient {
  readonly #http: TestApp['http'];
  readonly #authorization: string;

  constructor(paddock: TestApp, authorization = paddock.admin) {
    super(paddock, authorization);
    this.#http = paddock.http;
    this.#authorization = authorization;
  }

  put(path: string, body: object): request.Test {
    return request(this.#http).put(`/api/v1${path}`).set('Authorization', this.#authorization).send(body);
  }
  async deploy(body: object): Promise<Deployment> {
    const answer = await this.post('/deployments', body);
    if (answer.status !== 202) throw new Error(`POST /deployments: ${answer.status} ${answer.text}`);
    return answer.body as Deployment;
  }
  async deployment(id: string): Promise<Deployment> {
    return (await this.get(`/deployments/${id}`).expect(200)).body as Deployment;
  }
  whenIt(id: string, holds: (deployment: Deployment) => boolean): Promise<Deployment> {
    return until(() => this.deployment(id), holds);
  }
  becomes(id: string, state: string): Promise<Deployment> {
    return this.whenIt(id, (deployment) => deployment.state === state);
  }
  async act(id: string, act: string, body: object = {}): Promise<Deployment> {
    const answer = await this.post(`/deployments/${id}/${act}`, body);
    if (answer.status >= 300) throw new Error(`${act}: ${answer.status} ${answer.text}`);
    return answer.body as Deployment;
  }
  /** All rows of a list, oldest first. */
  async rows(id: string, table: string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let after = -1; ;) {
      const { items } = (await this.get(`/deployments/${id}/${table}?limit=1000&after=${Math.max(0, after)}`).expect(200)).body as { items: readonly Row[] };
      rows.push(...items);
      after = items.at(-1)?.id ?? -1;
      if (items.length < 1000) return rows;
    }
  }
  /** Reloads, and waits for what becomes of it. */
  async reload(id: string, body: object): Promise<Row> {
    const answer = await this.post(`/deployments/${id}/reloads`, body);
    if (answer.status !== 202) throw new Error(`reload: ${answer.status} ${answer.text}`);
    return until(
      async () => (await this.get(`/deployments/${id}/reloads/${answer.body.id}`).expect(200)).body as Row,
      (reload) => reload['outcome'] !== 'pending',
    );
  }
}
