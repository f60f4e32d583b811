import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, validateSync } from 'class-validator';
import { BAR_FIELDS, type BarField, TIME_FORMATS, type TimeFormat, timeframeMs, ZoneClock } from '../../../adapters/history/index.ts';
import { Problem, type ProblemDetail } from '../../ops/index.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How uploaded files are to be read; what is left out is found out from the files. */
@ApiSchema({ name: 'ImportOptions' })
export class ImportOptionsDto {
  @ApiPropertyOptional({ description: 'name of the dataset; of an existing one to add to it. Default: the name of a single file', example: 'us-wide' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[^\s\p{Cc}/\\][^\p{Cc}/\\]*$/u, { message: 'name must not be empty, start with a space, or hold slashes or control characters; it is "$value"' })
  name?: string;
  @ApiPropertyOptional({ description: 'add to this dataset', format: 'uuid' }) @IsOptional() @IsUUID() datasetId?: string;
  @ApiPropertyOptional({
    type: Object,
    description: `column of a field by its header or 0-based index; fields: ${BAR_FIELDS.join(', ')}`,
    example: { close: 'Adj Close' },
  })
  @IsOptional()
  @IsObject()
  mapping?: Partial<Record<BarField, string | number>>;
  @ApiPropertyOptional({ description: 'length of the bars', example: '5m' }) @IsOptional() @IsString() timeframe?: string;
  @ApiPropertyOptional({ description: 'IANA zone of times without an offset', default: 'UTC', example: 'America/New_York' })
  @IsOptional()
  @IsString()
  timezone?: string;
  @ApiPropertyOptional({ enum: TIME_FORMATS }) @IsOptional() @IsIn(TIME_FORMATS) timeFormat?: TimeFormat;
  @ApiPropertyOptional({ description: 'symbol of all rows, for files without a symbol column', example: 'GOOG' })
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  symbol?: string;
  @ApiPropertyOptional({ enum: DELIMITERS }) @IsOptional() @IsIn(DELIMITERS) delimiter?: string;
  @ApiPropertyOptional({ description: 'whether the first row names the columns' }) @IsOptional() @IsBoolean() header?: boolean;
  @ApiPropertyOptional({ minimum: 0, maximum: 8, description: 'decimals of quantities; default: those of the volume column' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(8)
  quantityDecimals?: number;
}

/** Checks the `options` field of an upload, which is JSON text. */
export function readImportOptions(text: string | undefined): ImportOptionsDto {
  const options = plainToInstance(ImportOptionsDto, parse(text));
  const found = validateSync(options, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  const problems = found.map(({ property, value, constraints }): ProblemDetail => ({
    field: property,
    value,
    message: Object.values(constraints ?? {})[0] ?? `${property} is not valid`,
  }));
  problems.push(...fieldProblems(options));
  if (problems.length > 0) throw Problem.invalid(problems);
  return options;
}

function parse(text: string | undefined): object {
  if (text === undefined || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // falls through to the problem that quotes the text
  }
  throw Problem.invalidField('options', text.slice(0, 200), 'options must be a JSON object such as {"name": "us-wide"}');
}

function fieldProblems({ mapping, timeframe, timezone }: ImportOptionsDto): ProblemDetail[] {
  const problems: ProblemDetail[] = [];
  for (const [field, column] of Object.entries(mapping ?? {})) {
    if (!BAR_FIELDS.some((known) => known === field))
      problems.push({ field: `mapping.${field}`, value: field, message: `"${field}" is no field of a bar`, allowed: BAR_FIELDS });
    else if (typeof column !== 'string' && !Number.isInteger(column))
      problems.push({ field: `mapping.${field}`, value: column, message: 'a column is named by its header or its 0-based index' });
  }
  tryOut('timeframe', timeframe, (value) => timeframeMs(value), problems);
  tryOut('timezone', timezone, (value) => new ZoneClock(value), problems);
  return problems;
}

function tryOut(field: string, value: string | undefined, use: (value: string) => unknown, problems: ProblemDetail[]): void {
  if (typeof value !== 'string') return;
  try {
    use(value);
  } catch (error) {
    problems.push({ field, value, message: error instanceof Error ? error.message : String(error) });
  }
}
