import type { Backtest, Page } from './types.ts';

export interface JobPages {
  readonly pages: readonly Page<Backtest>[];
  readonly pageParams: readonly unknown[];
}

/** The same pages when the job is in none of them; otherwise pages with the job's news merged in. */
export function mergeJob(data: JobPages | undefined, job: Backtest): JobPages | undefined {
  if (data === undefined || !data.pages.some((page) => page.items.some((item) => item.id === job.id))) return data;
  const merge = (item: Backtest): Backtest => (item.id === job.id ? { ...item, ...job } : item);
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(merge) })) };
}
