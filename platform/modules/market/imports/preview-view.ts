import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { BAR_FIELDS, type BarField, type BarsPreview, TIME_FORMATS, type TimeFormat } from '../../../adapters/history/index.ts';

/** How the beginning of a file would be read. */
@ApiSchema({ name: 'ImportPreview' })
export class PreviewView implements BarsPreview {
  @ApiProperty({ type: [String], description: 'header names, or `column 1` ... of a file without a header' }) readonly columns: readonly string[];
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } }, description: 'first rows as text' })
  readonly rows: readonly (readonly string[])[];
  @ApiProperty() readonly hasHeader: boolean;
  @ApiProperty() readonly delimiter: string;
  @ApiProperty({ type: Object, description: 'column of each field that was found' }) readonly mapping: Readonly<Partial<Record<BarField, string>>>;
  @ApiProperty({ enum: BAR_FIELDS, isArray: true, description: 'fields that a column can be given to' }) readonly fields: readonly BarField[];
  @ApiProperty({ enum: TIME_FORMATS }) readonly timeFormat: TimeFormat;
  @ApiProperty({ example: '1d' }) readonly timeframe: string;
  @ApiProperty({ type: [String], description: 'symbols seen so far' }) readonly symbols: readonly string[];
  @ApiProperty({ type: Number, nullable: true }) readonly firstTime: number | null;
  @ApiProperty({ type: Number, nullable: true }) readonly lastTime: number | null;
  @ApiProperty({ type: [Object], description: 'rows that would be left out: file, line, reason, message' }) readonly rejected: BarsPreview['rejected'];
}
