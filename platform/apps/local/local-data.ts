import fs from 'node:fs';
import path from 'node:path';
import type { BacktestSettings, LocalData } from '@paddock/sdk/local';
import {
  buildFeed,
  type FeedMeta,
  type ImportReport,
  type OpenDataset,
  readBarsFile,
  sidecarOf,
  TIME_FORMATS,
  type TimeFormat,
} from '../../adapters/history/index.ts';
import type { Workspace } from './workspace.ts';

export interface LocalFeed {
  readonly path: string;
  readonly meta: FeedMeta;
  /** What a user should know about the data, one line each. */
  readonly warnings: readonly string[];
}

export interface ReadHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

/** Reads the files into a dataset; the caller closes its source. */
export function openData(
  data: LocalData,
  workspace: Workspace,
  { symbol, signal, onProgress }: ReadHooks & { readonly symbol?: string } = {},
): Promise<OpenDataset> {
  const { paths, columns, timezone, timeFormat } = data;
  return readBarsFile(paths, {
    home: workspace.home,
    ...(symbol !== undefined && isOneFile(paths) && { symbol }),
    ...(columns !== undefined && { mapping: columns }),
    ...(timezone !== undefined && { timezone }),
    ...(timeFormat !== undefined && { timeFormat: readTimeFormat(timeFormat) }),
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && { onProgress: ({ progress }) => onProgress(progress) }),
  });
}

/** Reads files and prepares what a run reads. A single symbol names the rows of a file that has no symbols in it. */
export async function prepareFeed(
  data: LocalData,
  settings: Pick<BacktestSettings, 'symbols' | 'timeframe' | 'from' | 'to' | 'adjustment'>,
  workspace: Workspace,
  hooks: ReadHooks = {},
): Promise<LocalFeed> {
  const { symbols, timeframe, from, to, adjustment = 'split' } = settings;
  const symbol = symbols?.length === 1 ? symbols[0] : undefined;
  const { source, actions, report } = await openData(data, workspace, { ...hooks, ...(symbol !== undefined && { symbol }) });
  try {
    const request = {
      source,
      actions,
      ...(symbols !== undefined && { symbols }),
      ...(timeframe !== undefined && { timeframe }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      adjustment,
    };
    const isOverridden = data.quantityDecimals !== undefined;
    const feed = await buildFeed(request, isOverridden ? workspace.scratch : workspace.feeds, hooks.signal);
    const meta = isOverridden ? withQuantityDecimals(feed.path, feed.meta, data.quantityDecimals ?? 0) : feed.meta;
    return { path: feed.path, meta, warnings: warningsOf(report) };
  } finally {
    source.close();
  }
}

/** The feed lies in the scratch folder, so that no other run sees the changed grid. */
function withQuantityDecimals(feedPath: string, meta: FeedMeta, quantityDecimals: number): FeedMeta {
  const changed = { ...meta, instruments: meta.instruments.map((instrument) => ({ ...instrument, quantityDecimals })) };
  fs.writeFileSync(sidecarOf(feedPath), JSON.stringify(changed));
  return changed;
}

const isOneFile = ([first, second]: readonly string[]): boolean => first !== undefined && second === undefined && fs.statSync(first).isFile();

function readTimeFormat(text: string): TimeFormat {
  const format = TIME_FORMATS.find((known) => known === text);
  if (format === undefined) throw new RangeError(`time format "${text}" is unknown; valid: ${TIME_FORMATS.join(', ')}`);
  return format;
}

/** Everything that was changed or left out, in plain words. */
export function warningsOf({ files, rejected, duplicates, unsortedRows, rowsRead, gaps, notes }: ImportReport): readonly string[] {
  const lines = files.flatMap(({ file, problem }) => (problem === undefined ? [] : [`${path.basename(file)} was left out: ${problem}`]));
  const [first] = rejected.listed;
  if (rejected.total > 0)
    lines.push(
      `${rejected.total} of ${rowsRead} rows were rejected (${Object.entries(rejected.byReason)
        .map(([reason, count]) => `${reason}: ${count}`)
        .join(', ')})${first === undefined ? '' : `; first: ${path.basename(first.file)} line ${first.line}: ${first.message}`}`,
    );
  if (duplicates.total > 0)
    lines.push(
      `${duplicates.total} duplicate rows were dropped, the first of each stays${duplicates.differing > 0 ? `; ${duplicates.differing} of them differed` : ''}`,
    );
  if (unsortedRows > 0) lines.push(`${unsortedRows} rows were out of order and sorted in`);
  if (gaps.total > 0) lines.push(`${gaps.total} ${gaps.total === 1 ? 'gap' : 'gaps'} in the data`);
  return [...lines, ...notes];
}
