import { useQuery } from '@tanstack/react-query';
import { versionQuery } from '../../api/queries.ts';
import type { Backtest } from '../../api/types.ts';

/** Files of the strategy as they ran, by path; empty until they are here. */
export function useSource(job: Backtest): Readonly<Record<string, string>> {
  const isPublished = job.version !== 'inline';
  const version = useQuery({ ...versionQuery(job.strategy, job.version), enabled: isPublished });
  return (isPublished ? version.data?.files : job.files) ?? {};
}
