import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { live, type LiveState } from './live.ts';
import { session } from './session.ts';
import type { Backtest, ImportJob, SignedIn } from './types.ts';
import { meQuery } from './queries.ts';
import { mergeJob, type ItemPages } from './merge-job.ts';

export const useSession = (): SignedIn | null => useSyncExternalStore(session.subscribe, session.get);
export const useLiveState = (): LiveState => useSyncExternalStore(live.watch, live.get);

/** Keeps the socket open while someone is signed in, and refreshes everything after a gap. */
export function useLiveConnection(): void {
  const client = useQueryClient();
  useEffect(() => {
    live.onRefused(() => void client.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => undefined));
    live.start();
    const retry = (): void => live.retryNow();
    window.addEventListener('online', retry);
    const stopWatching = live.onReopen(() => void client.invalidateQueries());
    return () => {
      window.removeEventListener('online', retry);
      stopWatching();
      live.stop();
    };
  }, [client]);
}

/** Writes job updates into every list that shows the job, and into its own page. What changed its status is read again. */
export function useBacktestUpdates(topic: 'backtests' | `backtest:${string}`): void {
  const client = useQueryClient();
  useEffect(() => {
    const seen = new Map<string, Backtest['status']>();
    return live.subscribe(topic, (data) => {
      const job = data as Backtest;
      const before = seen.get(job.id) ?? client.getQueryData<Backtest>(['backtest', job.id])?.status;
      seen.set(job.id, job.status);
      client.setQueryData<Backtest>(['backtest', job.id], (old) => old && { ...old, ...job });
      client.setQueriesData<ItemPages<Backtest>>({ queryKey: ['backtests'] }, (pages) => mergeJob(pages, job));
      if (before === job.status) return;
      void client.invalidateQueries({ queryKey: ['backtests'] });
      void client.invalidateQueries({ queryKey: ['backtest', job.id] });
    });
  }, [client, topic]);
}

export function useImportUpdates(id: string): void {
  const client = useQueryClient();
  useEffect(
    () => live.subscribe(`import:${id}`, (data) => client.setQueryData<ImportJob>(['imports', id], (old) => old && { ...old, ...(data as ImportJob) })),
    [client, id],
  );
}
