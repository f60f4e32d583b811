import { plural } from '../../components/format.ts';

const SINGULAR: Readonly<Record<string, string>> = { orders: 'order', fills: 'fill', trades: 'trade', logs: 'log line', plots: 'plot point' };

/** What a run made but did not keep, in words; undefined when everything is there. */
export function truncatedText(truncated: Readonly<Record<string, number>> | undefined): string | undefined {
  const parts = Object.entries(truncated ?? {})
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => plural(count, SINGULAR[kind] ?? kind, SINGULAR[kind] === undefined ? kind : undefined));
  if (parts.length === 0) return undefined;
  const last = parts.at(-1) ?? '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
