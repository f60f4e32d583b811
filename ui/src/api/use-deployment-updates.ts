import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DeploymentTable } from './deployment-queries.ts';
import { live } from './live.ts';
import { mergeJob, type ItemPages } from './merge-job.ts';
import type { Deployment } from './types.ts';

/** What only exists while a state lasts is taken away by an update that does not have it. */
const FLEETING = { usage: undefined, reason: undefined, restartAt: undefined } as const;
const ROWS_MS = 700;

/** Writes updates of deployments into lists and pages; rows that have become more are read again, at most a few times in two seconds. */
export function useDeploymentUpdates(topic: 'deployments' | `deployment:${string}`): void {
  const client = useQueryClient();
  useEffect(() => {
    const stale = new StaleRows(client);
    const unsubscribe = live.subscribe(topic, (data) => {
      const news = data as Deployment;
      const before = client.getQueryData<Deployment>(['deployment', news.id]);
      client.setQueryData<Deployment>(['deployment', news.id], (old) => old && withoutUndefined({ ...old, ...FLEETING, ...news }));
      client.setQueriesData<ItemPages<Deployment>>({ queryKey: ['deployments'] }, (pages) => mergeJob(pages, { ...FLEETING, ...news } as Deployment));
      if (before !== undefined) stale.note(before, news);
    });
    return () => {
      stale.stop();
      unsubscribe();
    };
  }, [client, topic]);
}

function withoutUndefined(deployment: object): Deployment {
  return Object.fromEntries(Object.entries(deployment).filter(([, value]) => value !== undefined)) as unknown as Deployment;
}

/** Rows that are to be read again, gathered over a moment. */
class StaleRows {
  readonly #client: QueryClient;
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  note(before: Deployment, after: Deployment): void {
    const hasChanged = before.state !== after.state || before.checksum !== after.checksum || before.usage?.reload !== after.usage?.reload;
    const tables: readonly (DeploymentTable | 'equity' | 'budget' | false)[] = [
      before.orderCount !== after.orderCount && 'orders',
      before.fillCount !== after.fillCount && 'orders',
      before.fillCount !== after.fillCount && 'fills',
      before.logCount !== after.logCount && 'logs',
      before.rowsDone !== after.rowsDone && 'equity',
      ...(hasChanged ? (['events', 'strikes', 'reloads', 'orders', 'budget'] as const) : []),
    ];
    for (const table of tables) if (table !== false) this.#waiting.add(`${after.id} ${table}`);
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#refresh(), ROWS_MS);
  }
  stop(): void {
    clearTimeout(this.#timer);
  }

  #refresh(): void {
    this.#timer = undefined;
    // A request under way is not cut off: on a slow line none would ever end.
    for (const entry of this.#waiting)
      void this.#client.invalidateQueries({ queryKey: ['deployment', ...entry.split(' ')], exact: true }, { cancelRefetch: false });
    this.#waiting.clear();
  }
}
