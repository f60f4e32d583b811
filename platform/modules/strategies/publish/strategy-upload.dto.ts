import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBase64, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { FileTexts } from './file-texts.ts';
import { SEMANTIC_VERSION } from './semantic-version.ts';

const LONGEST_SOURCE = 1_000_000;
/** Base64 of a tar that holds as much as may be sent. */
const LONGEST_ARCHIVE = 6_000_000;

/** The source of a strategy: one file as `source`, or several as `files`. */
export class StrategyUploadDto {
  @ApiPropertyOptional({ description: 'TypeScript of a strategy in one file' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_SOURCE)
  readonly source?: string;
  @ApiPropertyOptional({
    type: Object,
    description: 'text of each file by its relative path',
    example: { 'strategy.ts': "import { Strategy } from '@paddock/sdk'; ..." },
  })
  @IsOptional()
  @FileTexts()
  readonly files?: Record<string, string>;
  @ApiPropertyOptional({ description: 'a .tar or .tgz of the files, in base64; read in memory, up to 64 files and 4 MiB in all' })
  @IsOptional()
  @IsBase64()
  @MaxLength(LONGEST_ARCHIVE)
  readonly archive?: string;
  @ApiPropertyOptional({ description: 'which file exports the strategy; strategy.ts or the only file unless given' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly entry?: string;
}

export class PublishStrategyDto extends StrategyUploadDto {
  @ApiPropertyOptional({ description: 'semantic version; the next patch unless given', example: '1.2.0' })
  @IsOptional()
  @Matches(SEMANTIC_VERSION, { message: 'version must be a semantic version such as "1.2.0"' })
  readonly version?: string;
  @ApiPropertyOptional({ description: 'what has changed' }) @IsOptional() @IsString() @MaxLength(1_000) readonly note?: string;
}

/** `:name` of a path. */
export class StrategyNameParams {
  @ApiProperty() @IsString() @MaxLength(63) readonly name: string;
}

export class StrategyVersionParams extends StrategyNameParams {
  @ApiProperty() @IsString() @MaxLength(40) readonly version: string;
}
