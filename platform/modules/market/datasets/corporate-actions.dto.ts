import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

const DECIMAL = /^\d{1,12}(\.\d{1,12})?$/;
const RATIO = /^\d{1,6}(\.\d{1,12})?([:/]\d{1,6}(\.\d{1,12})?)?$/;

/** Decimal text; plain numbers are taken as well. */
const asText = ({ value }: { readonly value: unknown }): unknown => (typeof value === 'number' ? String(value) : value);
/** What is no day of the calendar stays as it is, to be quoted. */
function asDay({ value }: { readonly value: unknown }): unknown {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value : time;
}

@ApiSchema({ name: 'NewCorporateAction' })
export class NewActionDto {
  @ApiProperty({ example: 'AAPL' }) @IsString() @IsNotEmpty() @MaxLength(100) symbol: string;
  @ApiProperty({ description: 'ex-date, `2020-08-31` or epoch ms', oneOf: [{ type: 'string', format: 'date' }, { type: 'integer' }], example: '2020-08-31' })
  @Transform(asDay)
  @IsInt({ message: 'date must be a day such as "2020-08-31" or epoch milliseconds' })
  date: number;
  @ApiPropertyOptional({ description: 'cash per share', example: '0.205' })
  @IsOptional()
  @Transform(asText)
  @Matches(DECIMAL, { message: 'dividend must be a decimal such as "0.205"' })
  dividend?: string;
  @ApiPropertyOptional({ description: 'new shares per old share: `4`, `4:1` or `0.125`', example: '4' })
  @IsOptional()
  @Transform(asText)
  @Matches(RATIO, { message: 'split must be new shares per old share, such as "4", "4:1" or "0.125"' })
  split?: string;
}

@ApiSchema({ name: 'NewCorporateActions' })
export class NewActionsDto {
  @ApiProperty({ type: [NewActionDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20_000)
  @ValidateNested({ each: true })
  @Type(() => NewActionDto)
  actions: NewActionDto[];
}

/** What storing actions did. */
@ApiSchema({ name: 'StoredCorporateActions' })
export class StoredActionsView {
  @ApiProperty() readonly added: number;
  @ApiProperty() readonly changed: number;
  @ApiProperty() readonly unchanged: number;
  @ApiProperty({ description: 'rows of a file for symbols that the dataset does not have' }) readonly skipped: number;
  @ApiProperty({ type: [Object], description: 'rows of a file that could not be read' }) readonly rejected: readonly object[];
}
