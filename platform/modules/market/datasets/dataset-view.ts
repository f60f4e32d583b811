import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { ImportReport } from '../../../adapters/history/index.ts';
import { PageView } from '../../ops/index.ts';
import { type ActionKind, actionKinds, type CorporateActionRow } from './corporate-action.entity.ts';
import type { DatasetSymbolRow } from './dataset-symbol.entity.ts';
import { type DatasetOrigin, datasetOrigins, type DatasetRow } from './dataset.entity.ts';

/** A dataset as lists show it. Times are epoch milliseconds of bars, UTC. */
@ApiSchema({ name: 'Dataset' })
export class DatasetView {
  @ApiProperty({ format: 'uuid' }) readonly id: string;
  @ApiProperty({ example: 'us-wide' }) readonly name: string;
  @ApiProperty({ example: '1d' }) readonly timeframe: string;
  @ApiProperty() readonly symbolCount: number;
  @ApiProperty() readonly rows: number;
  @ApiProperty() readonly firstTime: number;
  @ApiProperty() readonly lastTime: number;
  @ApiProperty({ description: 'sha256 of the bars: equal content has the equal version' }) readonly version: string;
  @ApiProperty({ enum: datasetOrigins, description: '`demo` is made up by Paddock' }) readonly origin: DatasetOrigin;
  @ApiProperty() readonly createdAt: number;
  @ApiProperty() readonly updatedAt: number;
  @ApiProperty() readonly createdBy: string;
  @ApiProperty({ description: 'size on disk' }) readonly bytes: number;
}

@ApiSchema({ name: 'DatasetSymbol' })
export class DatasetSymbolView {
  @ApiProperty() readonly symbol: string;
  @ApiProperty() readonly rows: number;
  @ApiProperty() readonly firstTime: number;
  @ApiProperty() readonly lastTime: number;
  @ApiProperty({ minimum: 0, maximum: 8 }) readonly priceDecimals: number;
  @ApiProperty({ minimum: 0, maximum: 8 }) readonly quantityDecimals: number;
  @ApiProperty({ description: 'smallest price step in units of the last price decimal' }) readonly tick: number;
  @ApiProperty({ description: 'stretches in which bars are missing' }) readonly gaps: number;
}

@ApiSchema({ name: 'DatasetDetail' })
export class DatasetDetailView extends DatasetView {
  @ApiProperty({ type: [DatasetSymbolView] }) readonly symbols: readonly DatasetSymbolView[];
  @ApiProperty({ type: Object, nullable: true, description: 'what the last import found' }) readonly report: ImportReport | null;
}

@ApiSchema({ name: 'DatasetPage' })
export class DatasetPage extends PageView {
  @ApiProperty({ type: [DatasetView] }) readonly items: readonly DatasetView[];
}

@ApiSchema({ name: 'CorporateAction' })
export class CorporateActionView {
  @ApiProperty() readonly symbol: string;
  @ApiProperty({ enum: actionKinds }) readonly kind: ActionKind;
  @ApiProperty({ description: 'midnight UTC of the ex-date' }) readonly exTime: number;
  @ApiPropertyOptional({ description: 'dividend: cash per share', example: '0.24' }) readonly amount?: string;
  @ApiPropertyOptional({ description: 'split: new shares per old share', example: '4' }) readonly ratio?: string;
}

@ApiSchema({ name: 'CorporateActionPage' })
export class CorporateActionPage extends PageView {
  @ApiProperty({ type: [CorporateActionView] }) readonly items: readonly CorporateActionView[];
}

@ApiSchema({ name: 'ChartBars' })
export class BarsView {
  @ApiProperty() readonly symbol: string;
  @ApiProperty() readonly timeframe: string;
  @ApiProperty({ enum: ['raw', 'split', 'total'] }) readonly adjustment: string;
  @ApiProperty({ description: 'bars in the range before neighbouring ones were joined' }) readonly rawCount: number;
  @ApiProperty({ description: 'decimals of the prices in this view' }) readonly priceDecimals: number;
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'number' } }, description: '[epoch ms, open, high, low, close, volume]' })
  readonly bars: readonly (readonly number[])[];
}

export function toDatasetView(row: DatasetRow): DatasetView {
  return factsOf(row);
}

export function factsOf(row: DatasetRow) {
  const { id, name, timeframe, symbolCount, rowCount, version, origin, createdAt, updatedAt, createdBy, bytes } = row;
  return {
    id,
    name,
    timeframe,
    symbolCount,
    rows: rowCount,
    firstTime: row.firstTime ?? 0,
    lastTime: row.lastTime ?? 0,
    version,
    origin,
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
    createdBy,
    bytes,
  };
}

export function toSymbolView({ symbol, rowCount, firstTime, lastTime, priceDecimals, quantityDecimals, tick, gaps }: DatasetSymbolRow): DatasetSymbolView {
  return { symbol, rows: rowCount, firstTime, lastTime, priceDecimals, quantityDecimals, tick, gaps };
}

export function toActionView({ symbol, kind, exTime, amount, ratio }: CorporateActionRow): CorporateActionView {
  return { symbol, kind, exTime, ...(amount === null ? {} : { amount }), ...(ratio === null ? {} : { ratio }) };
}
