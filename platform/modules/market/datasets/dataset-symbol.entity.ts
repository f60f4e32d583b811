import { Column, Entity, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../../database/index.ts';

/** One symbol of a dataset's current version. */
@Entity('dataset_symbols')
export class DatasetSymbolRow {
  @PrimaryColumn('uuid') datasetId: string;
  @PrimaryColumn('text') symbol: string;
  @Column('bigint', { transformer: wholeNumber }) rowCount: number;
  @Column('bigint', { transformer: wholeNumber }) firstTime: number;
  @Column('bigint', { transformer: wholeNumber }) lastTime: number;
  @Column('smallint') priceDecimals: number;
  @Column('smallint') quantityDecimals: number;
  @Column('bigint', { transformer: wholeNumber }) tick: number;
  @Column('integer') gaps: number;
}
