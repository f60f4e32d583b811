import type { LocalCheckRequest } from '@paddock/sdk/local';
import type { StrategyMetadata } from '@paddock/sdk/runtime';
import { FEED_COLUMNS, openFeed } from '../../adapters/history/index.ts';
import { sampleFeedFor } from '../../adapters/runner/index.ts';
import { prepareFeed } from './local-data.ts';
import { varyFeed } from './vary-feed.ts';
import type { Workspace } from './workspace.ts';

/** Data of a check, and the moments at which the future is changed. */
export interface CheckFeed {
  readonly path: string;
  readonly title: string;
  readonly cuts: readonly number[];
}

const DEFAULT_BARS = 2_000;
const CUTS: readonly number[] = [0.4, 0.8];

/** The user's data, or sample data of the kind that the strategy asks for. */
export async function feedForCheck({ data, bars = DEFAULT_BARS }: LocalCheckRequest, metadata: StrategyMetadata, workspace: Workspace): Promise<CheckFeed> {
  const given = data === undefined ? undefined : await prepareFeed(data, {}, workspace);
  const whole = given ?? sampleFeedFor(metadata, bars, workspace.scratch);
  const times = timeStamps(whole.path);
  const kept = timesWithin(times, bars);
  const path = kept.length < times.length ? varyFeed(whole.path, workspace.scratch, kept.at(-1)?.time ?? 0, 'cut-off') : whole.path;
  const cuts = CUTS.map((share) => kept[Math.floor(kept.length * share)]?.time).filter((time) => time !== undefined);
  return { path, title: given === undefined ? 'sample data' : 'your data', cuts: [...new Set(cuts)].slice(0, Math.max(0, kept.length - 1)) };
}

interface Moment {
  readonly time: number;
  /** Rows up to and with this time. */
  readonly rows: number;
}

const timesWithin = (times: readonly Moment[], bars: number): readonly Moment[] => times.filter(({ rows }, i) => i === 0 || rows <= bars);

function timeStamps(feedPath: string): readonly Moment[] {
  const feed = openFeed(feedPath);
  try {
    const moments: Moment[] = [];
    const buffer = new Float64Array(feed.meta.maxRows * FEED_COLUMNS);
    let total = 0;
    for (let chunk = 0; chunk < feed.meta.chunks.length; chunk++) {
      const rows = feed.readChunk(chunk, buffer);
      for (let row = 0; row < rows; row++) {
        total++;
        if (row + 1 === rows || buffer[row + 1] !== buffer[row]) moments.push({ time: buffer[row] as number, rows: total });
      }
    }
    return moments;
  } finally {
    feed.close();
  }
}
