import type { Backtest, Page } from './types.ts';

export interface JobPages {
  readonly pages: readonly Page<Backtest>[];
  readonly pageParams: readonly unknown[];
}

/** Pages with the job's news merged in; undefined when none of them lists the job, which leaves a cache as it is. */
export function mergeJob(data: JobPages | undefined, job: Backtest): JobPages | undefined {
  if (data === undefined || !data.pages.some((page) => page.items.some((item) => item.id === job.id))) return undefined;
  const merge = (item: Backtest): Backtest => (item.id === job.id ? { ...item, ...job } : item);
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(merge) })) };
}
