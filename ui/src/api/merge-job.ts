import type { Page } from './types.ts';

interface Identified {
  readonly id: string;
}

export interface ItemPages<Item extends Identified> {
  readonly pages: readonly Page<Item>[];
  readonly pageParams: readonly unknown[];
}

/** Pages with the news of one job or deployment merged in; undefined when none of them lists it, which leaves a cache as it is. */
export function mergeJob<Item extends Identified>(data: ItemPages<Item> | undefined, job: Item): ItemPages<Item> | undefined {
  if (data === undefined || !data.pages.some((page) => page.items.some((item) => item.id === job.id))) return undefined;
  const merge = (item: Item): Item => (item.id === job.id ? { ...item, ...job } : item);
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(merge) })) };
}
