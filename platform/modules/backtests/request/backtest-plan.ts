import { Injectable } from '@nestjs/common';
import { randomUUIDv7 } from 'node:crypto';
import { capabilityLimits } from '@paddock/platform/core';
import { manifestOf, type CapabilityManifest, type StrategyMetadata } from '@paddock/sdk/runtime';
import { timeframeMs } from '../../../adapters/history/index.ts';
import { DatasetsService } from '../../market/index.ts';
import { type Principal, Problem } from '../../ops/index.ts';
import { checkParams, StrategiesService } from '../../strategies/index.ts';
import type { NewBacktest } from '../job/backtest-repository.ts';
import type { InlineSource } from '../run/inline-source.ts';
import { type CreateBacktestDto, WHAT_RUNS } from './create-backtest.dto.ts';
import { selectData } from './data-selection.ts';
import { runSettings, type RunSettings } from './run-settings.ts';

/** The code that a request names or brings. */
export interface ChosenStrategy {
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  readonly metadata: StrategyMetadata;
  readonly inlineSource: InlineSource | null;
  readonly manifest: CapabilityManifest;
}

export interface Submitter {
  readonly user: Principal;
  readonly idempotencyKey?: string | undefined;
}

/** Version of a strategy that came with its request. */
export const INLINE = 'inline';

/** Turns a request into a row, or says everything that is wrong with it: strategy, parameters, data, settings. */
@Injectable()
export class BacktestPlan {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly datasets: DatasetsService,
  ) {}

  async make(request: CreateBacktestDto, { user, idempotencyKey }: Submitter): Promise<NewBacktest> {
    const [strategy, dataset] = await Promise.all([this.strategy(request), this.datasets.find(request.dataset)]);
    const params = checkParams(strategy.metadata, request.params ?? {});
    const { symbols, timeframe, from, to } = selectData(request, dataset);
    const { name, version, checksum, inlineSource, manifest } = strategy;
    refuseTimeframe(timeframe, strategy);
    return {
      id: randomUUIDv7(),
      label: request.label ?? '',
      strategy: name,
      version,
      checksum,
      inlineSource,
      params,
      datasetId: dataset.id,
      datasetName: dataset.name,
      dataVersion: dataset.version,
      symbols,
      timeframe,
      fromTime: from,
      toTime: to,
      adjustment: request.adjustment ?? 'split',
      ...settingsOf(request, symbols, manifest),
      profile: request.profile ?? false,
      idempotencyKey: idempotencyKey ?? null,
      createdById: user.id,
      createdBy: user.username,
    };
  }

  async strategy({ strategy, source, files, entry }: Pick<CreateBacktestDto, 'strategy' | 'source' | 'files' | 'entry'>): Promise<ChosenStrategy> {
    if ([strategy, source, files].filter((each) => each !== undefined).length !== 1) {
      throw Problem.invalidField('strategy', strategy, WHAT_RUNS);
    }
    if (strategy !== undefined) return { ...(await this.strategies.resolve(strategy)), inlineSource: null };
    const given = { ...(source !== undefined && { source }), ...(files !== undefined && { files }), ...(entry !== undefined && { entry }) };
    const { metadata, checksum, bundle } = await this.strategies.prepare(given);
    return { name: metadata.name, version: INLINE, checksum, metadata, inlineSource: { bundle }, manifest: manifestOf(metadata) };
  }
}

/** Nothing in a run is wider than what the strategy may do. */
function settingsOf(request: CreateBacktestDto, symbols: readonly string[], manifest: CapabilityManifest): RunSettings {
  const settings = runSettings(request, symbols);
  return { ...settings, limits: capabilityLimits(settings.limits, manifest) };
}

/** A strategy that names the bar lengths it is made for is run on no others. */
function refuseTimeframe(timeframe: string, { name, manifest: { timeframes } }: ChosenStrategy): void {
  if (timeframes === 'any' || timeframes.some((each) => timeframeMs(each) === timeframeMs(timeframe))) return;
  throw Problem.invalidField('timeframe', timeframe, `timeframe ${timeframe} is not what ${name} asks for: ${timeframes.join(', ')}`, timeframes);
}
