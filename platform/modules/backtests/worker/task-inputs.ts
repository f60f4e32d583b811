import type { StopReason } from '@paddock/platform/core';
import { HttpException, Injectable } from '@nestjs/common';
import { checksumOf } from '@paddock/sandbox';
import { FeedRequestError } from '../../../adapters/history/index.ts';
import type { BacktestTask, RunBundle } from '../../../adapters/runner/index.ts';
import { DatasetsService } from '../../market/index.ts';
import { Problem } from '../../ops/index.ts';
import { StrategiesService } from '../../strategies/index.ts';
import type { RunSpec } from '../run/run-spec.ts';

export interface LoadedInputs {
  readonly task: BacktestTask;
  /** Of the bars that are really read: the dataset may have grown since the job was submitted. */
  readonly dataVersion: string;
}

/** Code and bars of a job. What is missing for good is a reason, what may come back is thrown. */
@Injectable()
export class TaskInputs {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly datasets: DatasetsService,
  ) {}

  async load(row: RunSpec, signal: AbortSignal): Promise<LoadedInputs | { readonly reason: StopReason }> {
    try {
      const { symbols, timeframe, fromTime: from, toTime: to, adjustment } = row;
      const [bundle, feed] = await Promise.all([this.bundle(row), this.datasets.feed(row.datasetId, { symbols, timeframe, from, to, adjustment }, signal)]);
      const checksum = checksumOf(bundle.code);
      if (checksum !== row.checksum)
        return {
          reason: changedCode(
            `The stored code of ${row.strategy}@${row.version} is not what was submitted: it has the checksum ${checksum}, not ${row.checksum}.`,
          ),
        };
      const { cash, costs, fills, limits, lotMethod, seed, params } = row;
      return {
        task: { owner: `${row.strategy}@${row.version}`, bundle, params, feedPath: feed.path, config: { cash, costs, fills, limits, lotMethod, seed } },
        dataVersion: feed.meta.dataVersion,
      };
    } catch (error) {
      if (error instanceof FeedRequestError) return { reason: { code: 'data', message: error.message } };
      if (error instanceof Problem && error.code === 'checksum-mismatch') return { reason: changedCode(error.message) };
      if (error instanceof HttpException && error.getStatus() < 500) return { reason: { code: 'missing', message: error.message } };
      throw error;
    }
  }

  /** The code alone: what a reload needs. */
  async bundle({ strategy, version, inlineSource }: Pick<RunSpec, 'strategy' | 'version' | 'inlineSource'>): Promise<RunBundle> {
    const owner = `${strategy}@${version}`;
    return { ...(inlineSource === null ? (await this.strategies.resolve(owner)).bundle : inlineSource.bundle), owner };
  }
}

const changedCode = (message: string): StopReason => ({ code: 'integrity', message });
