import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CostModel, FillModel, LotMethod, RiskLimits } from '@paddock/platform/core';
import { type Adjustment, ADJUSTMENTS } from '../../../adapters/history/index.ts';
import type { Params, RunSpec } from './run-spec.ts';

/** Lists and live updates leave out longer lists of symbols; `symbolCount` tells how many there are. */
const SYMBOLS_IN_LINES = 20;

/** What was asked of a run, as the API shows it. Times are epoch milliseconds; money is decimal text. */
export abstract class RunSpecView {
  @ApiProperty({ format: 'uuid' }) readonly id: string;
  @ApiProperty() readonly label: string;
  @ApiProperty({ example: 'sma-crossover' }) readonly strategy: string;
  @ApiProperty({ example: '1.0.0', description: '`inline` when the source came with the request' }) readonly version: string;
  @ApiProperty({ description: "sha256 of the strategy's bundle" }) readonly checksum: string;
  @ApiProperty({ type: Object }) readonly params: Params;
  @ApiProperty({ format: 'uuid' }) readonly dataset: string;
  @ApiProperty() readonly datasetName: string;
  @ApiPropertyOptional({ type: [String], description: `left out of lists and live updates above ${SYMBOLS_IN_LINES}` }) readonly symbols?: readonly string[];
  @ApiProperty() readonly symbolCount: number;
  @ApiProperty({ example: '1d' }) readonly timeframe: string;
  @ApiProperty() readonly from: number;
  @ApiProperty() readonly to: number;
  @ApiProperty({ enum: ADJUSTMENTS }) readonly adjustment: Adjustment;
  @ApiProperty({ example: '100000', description: 'at the start' }) readonly cash: string;
  @ApiProperty({ type: Object }) readonly costs: CostModel;
  @ApiProperty({ type: Object }) readonly fills: FillModel;
  @ApiProperty({ type: Object }) readonly limits: RiskLimits;
  @ApiProperty({ enum: ['average', 'fifo', 'lifo'] }) readonly lotMethod: LotMethod;
  @ApiProperty() readonly seed: number;
}

export function specOf(row: RunSpec): RunSpecView {
  const { id, label, strategy, version, checksum, params, datasetId, datasetName, symbols, timeframe, fromTime, toTime, adjustment } = row;
  const { cash, costs, fills, limits, lotMethod, seed } = row;
  const code = { strategy, version, checksum, params };
  const data = { dataset: datasetId, datasetName, symbols, symbolCount: symbols.length, timeframe, from: fromTime, to: toTime, adjustment };
  return { id, label, ...code, ...data, cash, costs, fills, limits, lotMethod, seed };
}

/** For lists and live updates: a run over thousands of symbols stays small. */
export function asLine<View extends RunSpecView>(view: View): Omit<View, 'symbols'> {
  if (view.symbolCount <= SYMBOLS_IN_LINES) return view;
  const { symbols: _, ...line } = view;
  return line;
}
