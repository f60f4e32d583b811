import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type BacktestRun, drawdownSeries, equityText, type ReportDocument, type ReportEquityPoint } from '@paddock/platform/core';
import { timeframeText } from '@paddock/sdk/runtime';
import type { BacktestSummary, LocalBacktest, LocalBacktestRequest } from '@paddock/sdk/local';
import { exportReport } from '../../adapters/report/index.ts';
import type { LocalFeed } from './local-data.ts';

/** A finished run as the command line shows and writes it. */
export function localBacktest(run: BacktestRun, request: LocalBacktestRequest, feed: LocalFeed): LocalBacktest {
  return {
    summary: summaryOf(run),
    warnings: [...feed.warnings, ...truncations(run)],
    async write(format, file) {
      const { body } = exportReport(documentOf(run, request, feed), format);
      await pipeline(Readable.from(body), fs.createWriteStream(file));
    },
  };
}

function summaryOf({ status, reason, metrics, assumptions, openPositions, orderOutcome, logs, timing }: BacktestRun): BacktestSummary {
  return { status, ...(reason !== undefined && { reason }), metrics: { ...metrics }, assumptions, openPositions, orderOutcome, logs, timing };
}

function documentOf(run: BacktestRun, request: LocalBacktestRequest, { meta }: LocalFeed): ReportDocument {
  const { settings, data } = request;
  const symbols = meta.instruments.map(({ symbol }) => symbol);
  return {
    ...run,
    job: {
      strategy: run.metadata.name,
      params: run.params,
      datasetName: data.paths.map((file) => path.basename(file)).join(', '),
      symbols,
      symbolCount: symbols.length,
      timeframe: timeframeText(meta.timeframeMs),
      from: meta.firstTime,
      to: meta.lastTime,
      adjustment: meta.adjustment,
      cash: settings.cash,
      costs: settings.costs,
      fills: settings.fills,
      limits: settings.limits,
      lotMethod: settings.lotMethod ?? 'average',
      seed: run.seed,
    },
    equity: equityPoints(run, Number(settings.cash)),
  };
}

function* equityPoints({ equity }: BacktestRun, initial: number): Generator<ReportEquityPoint> {
  const drawdowns = drawdownSeries(equity.equity, initial);
  for (let i = 0; i < equity.time.length; i++)
    yield { time: equity.time[i] as number, equity: equityText(equity.equity[i] as number), drawdown: drawdowns[i] as number };
}

const NOUNS: Readonly<Record<string, string>> = { logs: 'log lines', plots: 'plot points' };

function truncations({ truncated }: BacktestRun): readonly string[] {
  return Object.entries(truncated).flatMap(([what, count]) =>
    count > 0 ? [`${count.toLocaleString('en-US')} ${NOUNS[what] ?? what} beyond what a run keeps were left out; the metrics count them`] : [],
  );
}
