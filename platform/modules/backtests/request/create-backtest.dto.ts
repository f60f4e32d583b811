import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FileTexts } from '../../strategies/index.ts';
import { CostsDto, FillsDto } from './costs.dto.ts';
import { DecimalText } from './decimal-text.ts';
import { LimitsDto } from './limits.dto.ts';
import { TimeBound } from './time-bound.ts';

const adjustments = ['raw', 'split', 'total'] as const;
const lotMethods = ['average', 'fifo', 'lifo'] as const;
const longestSource = 1_000_000;

/** Said where a request names no code, or code in two ways. */
export const WHAT_RUNS = 'give one of "strategy", the name of a published one, "source", the text of one, and "files", its texts by path';
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** One of `strategy`, `source` and `files` says what runs; `dataset` says on what. Everything else has a default, listed in the report. */
export class CreateBacktestDto {
  @ApiPropertyOptional({ description: 'published strategy: name (latest version) or name@version', example: 'sma-crossover@1.0.0' })
  @ValidateIf((request: CreateBacktestDto) => isGiven(request.strategy) || !(isGiven(request.source) || isGiven(request.files)))
  @IsString({ message: ({ value }) => (isGiven(value) ? 'strategy must be a string' : WHAT_RUNS) })
  @IsNotEmpty()
  @MaxLength(200)
  readonly strategy?: string;
  @ApiPropertyOptional({ description: 'TypeScript of a strategy that is not published' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(longestSource)
  readonly source?: string;
  @ApiPropertyOptional({ type: Object, description: 'the same in several files, by relative path' }) @IsOptional() @FileTexts() readonly files?: Record<
    string,
    string
  >;
  @ApiPropertyOptional({ description: 'which of `files` exports the strategy; strategy.ts or the only file unless given' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly entry?: string;
  @ApiPropertyOptional({ type: Object, description: "values of the strategy's parameters; absent ones take their default", example: { fast: 10, slow: 30 } })
  @IsOptional()
  @IsObject()
  readonly params?: Record<string, unknown>;
  @ApiProperty({ description: 'id or name of a dataset' }) @IsString() @IsNotEmpty() @MaxLength(200) readonly dataset: string;
  @ApiPropertyOptional({ type: [String], description: 'all symbols of the dataset unless given' })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20_000)
  @ArrayUnique()
  @IsString({ each: true })
  readonly symbols?: string[];
  @ApiPropertyOptional({ description: "the dataset's timeframe or a multiple of it", example: '1d' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  readonly timeframe?: string;
  @TimeBound({ description: 'first bar time, inclusive' }) readonly from?: number;
  @TimeBound({ description: 'last bar time, inclusive; a plain day means its end', end: true }) readonly to?: number;
  @ApiPropertyOptional({ default: '100000' }) @IsOptional() @DecimalText({ moreThanZero: true }) readonly cash?: string;
  @ApiPropertyOptional({ type: CostsDto }) @IsOptional() @IsObject() @ValidateNested() @Type(() => CostsDto) readonly costs?: CostsDto;
  @ApiPropertyOptional({ type: FillsDto }) @IsOptional() @IsObject() @ValidateNested() @Type(() => FillsDto) readonly fills?: FillsDto;
  @ApiPropertyOptional({ type: LimitsDto }) @IsOptional() @IsObject() @ValidateNested() @Type(() => LimitsDto) readonly limits?: LimitsDto;
  @ApiPropertyOptional({ enum: adjustments, default: 'split', description: 'prices as traded (raw), adjusted for splits, or for splits and dividends (total)' })
  @IsOptional()
  @IsIn(adjustments)
  readonly adjustment?: (typeof adjustments)[number];
  @ApiPropertyOptional({ enum: lotMethods, default: 'average' }) @IsOptional() @IsIn(lotMethods) readonly lotMethod?: (typeof lotMethods)[number];
  @ApiPropertyOptional({ description: "seed of the strategy's random numbers", default: 1 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  readonly seed?: number;
  @ApiPropertyOptional({ description: 'measure which callbacks and lines cost what; the run is slower, its result the same', default: false })
  @IsOptional()
  @IsBoolean()
  readonly profile?: boolean;
  @ApiPropertyOptional({ description: 'a name for the run' }) @IsOptional() @IsString() @MaxLength(200) readonly label?: string;
}
