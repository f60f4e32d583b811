import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEFAULT_RUN_CONFIG, type StopReason } from '@paddock/platform/core';
import { manifestOf, timeframeMs, type StrategyMetadata } from '@paddock/sdk/runtime';
import { writeSampleFeed, type SampleFeed } from '../history/index.ts';
import type { BacktestRunner } from './backtest-runner.ts';
import type { RunBundle } from './backtest-task.ts';

const TRIAL_BARS = 500;
const TRIAL_MS = 10_000;
/** Of a long list of symbols, as many as a trial needs. */
const MOST_SYMBOLS = 8;

/**
 * Constructs a strategy and runs it on sample data in a throw-away sandbox, with its default parameters.
 * Returns why it did not get through, or undefined.
 */
export async function trialRun(runner: BacktestRunner, bundle: RunBundle, metadata: StrategyMetadata): Promise<StopReason | undefined> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-trial-'));
  try {
    const feed = sampleFeedFor(metadata, TRIAL_BARS, scratch);
    const task = { bundle, params: {}, feedPath: feed.path, config: DEFAULT_RUN_CONFIG };
    const { status, reason } = await runner.run(task, { signal: AbortSignal.timeout(TRIAL_MS) });
    if (status !== 'cancelled') return reason;
    return { code: 'deadline', message: `${TRIAL_BARS} bars took longer than ${TRIAL_MS / 1_000} seconds.`, allowed: `${TRIAL_MS} ms` };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Bars of the kind that a strategy asks for: its symbols and bar length where it names them; else one symbol, or two for one that sees several. */
export function sampleFeedFor(metadata: StrategyMetadata, bars: number, folder: string): SampleFeed {
  const { symbols, timeframes } = manifestOf(metadata);
  const isPortfolio = metadata.scope === 'portfolio';
  const unnamed = isPortfolio ? ['SAMPLE-A', 'SAMPLE-B'] : ['SAMPLE'];
  const names = symbols === 'any' ? unnamed : symbols.slice(0, isPortfolio ? MOST_SYMBOLS : 1);
  const barMs = timeframes === 'any' ? undefined : timeframeMs(timeframes[0] ?? '');
  return writeSampleFeed(folder, names, { bars: Math.ceil(bars / names.length), ...(barMs !== undefined && { barMs }) });
}
