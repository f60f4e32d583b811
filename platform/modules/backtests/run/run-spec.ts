import { Column, PrimaryColumn } from 'typeorm';
import type { CostModel, FillModel, LotMethod, RiskLimits } from '@paddock/platform/core';
import type { Adjustment } from '../../../adapters/history/index.ts';
import { wholeNumber } from '../../database/index.ts';
import type { InlineSource } from './inline-source.ts';

export type Params = Readonly<Record<string, number | boolean | string>>;

/** What was asked of a run: code, data, settings. Backtests and deployments have it in their rows. */
export abstract class RunSpec {
  /** UUID version 7: sorting by id is sorting by time of creation, to the millisecond. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') label: string;
  @Column('text') strategy: string;
  /** Version of a published strategy, or `inline`. */
  @Column('text') version: string;
  @Column('jsonb', { nullable: true, select: false }) inlineSource: InlineSource | null;
  @Column('text') checksum: string;
  @Column('jsonb') params: Params;
  @Column('uuid') datasetId: string;
  @Column('text') datasetName: string;
  @Column('text') dataVersion: string;
  @Column('jsonb') symbols: readonly string[];
  @Column('text') timeframe: string;
  @Column('bigint', { transformer: wholeNumber }) fromTime: number;
  @Column('bigint', { transformer: wholeNumber }) toTime: number;
  @Column('text') adjustment: Adjustment;
  @Column('numeric') cash: string;
  @Column('jsonb') costs: CostModel;
  @Column('jsonb') fills: FillModel;
  @Column('jsonb') limits: RiskLimits;
  @Column('text') lotMethod: LotMethod;
  @Column('bigint', { transformer: wholeNumber }) seed: number;
}
