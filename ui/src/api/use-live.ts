import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { live, type LiveState } from './live.ts';
import { session } from './session.ts';
import type { Backtest, ImportJob, SignedIn } from './types.ts';
import { meQuery } from './queries.ts';
import { mergeJob, type JobPages } from './merge-job.ts';

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

function isFinished(job: Backtest): boolean {
  return job.status !== 'queued' && job.status !== 'running';
}

/** Writes job updates into every list that shows the job, and into its own page. */
export function useBacktestUpdates(topic: 'backtests' | `backtest:${string}`): void {
  const client = useQueryClient();
  useEffect(
    () =>
      live.subscribe(topic, (data) => {
        const job = data as Backtest;
        const known = client.getQueryData<Backtest>(['backtest', job.id]);
        client.setQueryData<Backtest>(['backtest', job.id], (old) => old && { ...old, ...job });
        let isListed = false;
        client.setQueriesData<JobPages>({ queryKey: ['backtests'] }, (pages) => {
          const merged = mergeJob(pages, job);
          isListed ||= merged !== pages;
          return merged;
        });
        if (!isListed && topic === 'backtests') void client.invalidateQueries({ queryKey: ['backtests'] });
        if (isFinished(job) && known?.status !== job.status) void client.invalidateQueries({ queryKey: ['backtest', job.id] });
      }),
    [client, topic],
  );
}

export function useImportUpdates(id: string): void {
  const client = useQueryClient();
  useEffect(() => live.subscribe(`import:${id}`, (data) => client.setQueryData<ImportJob>(['imports', id], (old) => old && { ...old, ...(data as ImportJob) })), [client, id]);
}
