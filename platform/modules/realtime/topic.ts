/** What clients can follow: all backtests, one backtest, all deployments, one deployment, one import. */
export type Topic = 'backtests' | `backtest:${string}` | 'deployments' | `deployment:${string}` | `import:${string}`;

export const topicForms = 'backtests, backtest:<id>, deployments, deployment:<id>, import:<id>';

export function isTopic(value: unknown): value is Topic {
  return typeof value === 'string' && /^(backtests|deployments|(backtest|deployment|import):[\w-]{1,64})$/.test(value);
}

export interface Update {
  readonly topic: Topic;
  readonly data: unknown;
}

/** Updates of the same thing on the same topic replace each other. */
export function conflationKey({ topic, data }: Update): string {
  const id = typeof data === 'object' && data !== null && 'id' in data ? String(data.id) : '';
  return `${topic} ${id}`;
}
