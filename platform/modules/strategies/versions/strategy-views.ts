import type { StrategyMetadata } from '@paddock/sdk/runtime';
import { ApiProperty } from '@nestjs/swagger';
import { origins, type StrategyOrigin, type StrategyRow } from './strategy.entity.ts';
import type { StrategyVersionRow } from './strategy-version.entity.ts';

/** A strategy in the list. Times are epoch milliseconds. */
export class StrategyView {
  @ApiProperty({ example: 'sma-crossover' }) readonly name: string;
  @ApiProperty() readonly title: string;
  @ApiProperty() readonly description: string;
  @ApiProperty({ enum: origins }) readonly origin: StrategyOrigin;
  @ApiProperty({ example: '1.0.0' }) readonly latestVersion: string;
  @ApiProperty() readonly versionCount: number;
  @ApiProperty() readonly updatedAt: number;
}

/** One line in the list of versions. */
export class VersionLineView {
  @ApiProperty({ example: '1.0.0' }) readonly version: string;
  @ApiProperty({ description: 'SHA-256 of the bundle' }) readonly checksum: string;
  @ApiProperty() readonly createdAt: number;
  @ApiProperty() readonly createdBy: string;
  @ApiProperty() readonly note: string;
}

export class StrategyDetailView extends StrategyView {
  @ApiProperty({ type: [VersionLineView], description: 'newest version first' }) readonly versions: readonly VersionLineView[];
}

/** A version with its source. */
export class VersionView extends VersionLineView {
  @ApiProperty() readonly name: string;
  @ApiProperty({ type: Object, description: 'name, title, description, scope, warmUp and params' }) readonly metadata: StrategyMetadata;
  @ApiProperty({ type: Object, description: 'text of each file by its path' }) readonly files: Readonly<Record<string, string>>;
  @ApiProperty({ example: 'strategy.ts' }) readonly entry: string;
  @ApiProperty() readonly bundleBytes: number;
}

export class DiagnosticView {
  @ApiProperty({ example: 'TS2322' }) readonly code?: string;
  @ApiProperty() readonly message: string;
  @ApiProperty({ required: false }) readonly file?: string;
  @ApiProperty({ required: false }) readonly line?: number;
  @ApiProperty({ required: false }) readonly column?: number;
}

export class InspectionView {
  @ApiProperty({ type: Object, nullable: true, description: 'null when the strategy was rejected' }) readonly metadata: StrategyMetadata | null;
  @ApiProperty({ type: [DiagnosticView] }) readonly diagnostics: readonly DiagnosticView[];
}

export function strategyView({ name, title, description, origin, latestVersion, versionCount, updatedAt }: StrategyRow): StrategyView {
  return { name, title, description, origin, latestVersion: latestVersion ?? '', versionCount, updatedAt: updatedAt.getTime() };
}

export function versionLine({
  version,
  checksum,
  createdAt,
  createdBy,
  note,
}: Pick<StrategyVersionRow, 'version' | 'checksum' | 'createdAt' | 'createdBy' | 'note'>): VersionLineView {
  return { version, checksum, createdAt: createdAt.getTime(), createdBy, note };
}

export function versionView(row: StrategyVersionRow): VersionView {
  const { name, metadata, files, entry, bundle } = row;
  return { name, ...versionLine(row), metadata, files, entry, bundleBytes: Buffer.byteLength(bundle) };
}
