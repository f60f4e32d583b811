import { downsampleCurve, drawdownSeries, type EquityCurve, equityText, type ReportDocument, type ReportEquityPoint } from '@paddock/platform/core';
import { Injectable } from '@nestjs/common';
import { exportReport, type ReportExport } from '../../adapters/report/index.ts';
import { decodeCursor, encodeCursor, foreignCursor, Problem } from '../ops/index.ts';
import type { BacktestEntity } from './job/backtest.entity.ts';
import { BacktestRepository } from './job/backtest-repository.ts';
import { toJobView } from './job/job-view.ts';
import type { RowQuery } from './request/row-query.ts';
import type { BlockFileReader } from './results/block-file-reader.ts';
import type { EquityPointView, ReportView, RowPage } from './results/report-view.ts';
import { ResultStore } from './results/result-store.ts';
import type { RowKind } from './results/run-results.ts';
import { sortRows } from './results/sorted-rows.ts';
import type { StoredReport } from './results/stored-report.ts';

interface Finished {
  readonly row: BacktestEntity;
  readonly report: StoredReport;
}

/** What a run has left behind, as the API hands it out. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly backtests: BacktestRepository,
    private readonly results: ResultStore,
  ) {}

  async report(id: string): Promise<ReportView> {
    const finished = await this.#finished(id);
    const { file: _, ...report } = finished.report;
    return this.#reading(finished, async (reader) => ({ job: toJobView(finished.row), ...report, openPositions: await reader.all('openPositions') }));
  }

  async equity(id: string, points: number): Promise<readonly EquityPointView[]> {
    const finished = await this.#finished(id);
    return this.#reading(finished, async (reader) => {
      const { time, equity, drawdown } = downsampleCurve(await curveOf(reader, finished.row), points);
      return Array.from(time, (each, index) => ({ time: each, equity: equityText(equity[index] ?? 0), drawdown: drawdown[index] ?? 0 }));
    });
  }

  async page(id: string, kind: RowKind, { limit, cursor, sort }: RowQuery): Promise<RowPage> {
    const from = decodeCursor(cursor, 1)?.[0] ?? 0;
    if (typeof from !== 'number' || !Number.isSafeInteger(from) || from < 0) throw foreignCursor(cursor);
    return this.#reading(await this.#finished(id), async (reader) => {
      const items =
        sort === undefined
          ? await reader.page(kind, from, limit)
          : sortRows(await reader.all<Readonly<Record<string, unknown>>>(kind), sort).slice(from, from + limit);
      return { items, nextCursor: from + items.length < reader.count(kind) && items.length > 0 ? encodeCursor([from + items.length]) : null };
    });
  }

  /** The result file stays open until the export has been read to its end or given up. */
  async export(id: string, format: 'csv' | 'json' | 'html'): Promise<ReportExport> {
    const { row, report } = await this.#finished(id);
    const reader = await this.#open({ row, report });
    try {
      const made = exportReport(await documentOf({ row, report }, reader), format);
      return { ...made, body: closing(made.body, reader) };
    } catch (error) {
      await reader.close();
      throw error;
    }
  }

  async #reading<T>(finished: Finished, read: (reader: BlockFileReader) => Promise<T>): Promise<T> {
    await using reader = await this.#open(finished);
    return await read(reader);
  }

  async #open({ row, report }: Finished): Promise<BlockFileReader> {
    try {
      return await this.results.read(row.id, report.file);
    } catch (cause) {
      throw new Problem(
        410,
        'results-missing',
        `The result file of backtest ${row.id} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Is the data folder the one that its worker wrote to?`,
        { cause },
      );
    }
  }

  async #finished(id: string): Promise<Finished> {
    const row = await this.backtests.findWith(id, 'report');
    if (row === null) throw Problem.notFound('backtest', id);
    if (row.report === null) {
      const why = row.reason === null ? '' : `: ${row.reason.message}`;
      throw Problem.conflict(`Backtest ${id} has no results; it is ${row.status}${why}`);
    }
    return { row, report: row.report };
  }
}

async function curveOf(reader: BlockFileReader, { cash }: BacktestEntity): Promise<EquityCurve> {
  const [time, equity] = await Promise.all([reader.column('time'), reader.column('equity')]);
  return { time, equity, drawdown: drawdownSeries(equity, Number(cash)) };
}

async function documentOf({ row, report }: Finished, reader: BlockFileReader): Promise<ReportDocument> {
  const { file: _, digest: __, ...parts } = report;
  const job = toJobView(row);
  const { status, reason } = job;
  const curve = await curveOf(reader, row);
  return {
    status: status === 'completed' || status === 'cancelled' ? status : 'failed',
    ...(reason === undefined ? {} : { reason }),
    job,
    ...parts,
    equity: equityRows(curve),
    trades: reader.rows('trades'),
    orders: reader.rows('orders'),
    fills: reader.rows('fills'),
    logs: reader.rows('logs'),
    plots: reader.rows('plots'),
    openPositions: await reader.all('openPositions'),
  };
}

function* equityRows({ time, equity, drawdown }: EquityCurve): Generator<ReportEquityPoint> {
  for (let index = 0; index < time.length; index++) yield { time: time[index] ?? 0, equity: equityText(equity[index] ?? 0), drawdown: drawdown[index] ?? 0 };
}

async function* closing(body: AsyncIterable<string>, reader: BlockFileReader): AsyncGenerator<string> {
  try {
    yield* body;
  } finally {
    await reader.close();
  }
}
