import { manifestOf, type CapabilityManifest, type StrategyMetadata } from '@paddock/sdk/runtime';
import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../../ops/index.ts';
import { standings, type Standing, type StandingRow } from '../standing/standing.entity.ts';
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

export class StrategyPage extends PageView {
  @ApiProperty({ type: [StrategyView] }) readonly items: readonly StrategyView[];
}

/** One line in the list of versions. */
export class VersionLineView {
  @ApiProperty({ example: '1.0.0' }) readonly version: string;
  @ApiProperty({ description: 'SHA-256 of the bundle' }) readonly checksum: string;
  @ApiProperty() readonly createdAt: number;
  @ApiProperty() readonly createdBy: string;
  @ApiProperty() readonly note: string;
  @ApiProperty({ enum: standings, description: 'what an admin decided: nothing yet, signed off, withdrawn, revoked for good' }) readonly status: Standing;
}

export class StrategyDetailView extends StrategyView {
  @ApiProperty({ type: [VersionLineView], description: 'newest version first' }) readonly versions: readonly VersionLineView[];
}

/** What an admin decided about a version. */
export class DecisionView {
  @ApiProperty({ enum: standings }) readonly status: Standing;
  @ApiProperty({ type: Object, nullable: true, description: 'what was signed off; null unless approved' }) readonly manifest: CapabilityManifest | null;
  @ApiProperty() readonly reason: string;
  @ApiProperty() readonly decidedBy: string;
  @ApiProperty() readonly decidedAt: number;
}

/** A version with its source. */
export class VersionView extends VersionLineView {
  @ApiProperty() readonly name: string;
  @ApiProperty({ type: Object, description: 'name, title, description, scope, warmUp and params' }) readonly metadata: StrategyMetadata;
  @ApiProperty({ type: Object, description: 'text of each file by its path' }) readonly files: Readonly<Record<string, string>>;
  @ApiProperty({ example: 'strategy.ts' }) readonly entry: string;
  @ApiProperty() readonly bundleBytes: number;
  @ApiProperty({ type: Object, description: 'what the author asks for, every default filled in' }) readonly manifest: CapabilityManifest;
  @ApiProperty({ type: DecisionView, nullable: true, description: 'null while nobody has decided' }) readonly decision: DecisionView | null;
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

type VersionLine = Pick<StrategyVersionRow, 'version' | 'checksum' | 'createdAt' | 'createdBy' | 'note'>;

export function versionLine({ version, checksum, createdAt, createdBy, note }: VersionLine, status: Standing = 'pending'): VersionLineView {
  return { version, checksum, createdAt: createdAt.getTime(), createdBy, note, status };
}

export function versionView(row: StrategyVersionRow, standing: StandingRow | null): VersionView {
  const { name, metadata, files, entry, bundle } = row;
  const decision = standing === null ? null : decisionView(standing);
  return {
    name,
    ...versionLine(row, decision?.status),
    metadata,
    files,
    entry,
    bundleBytes: Buffer.byteLength(bundle),
    manifest: manifestOf(metadata),
    decision,
  };
}

function decisionView({ status, manifest, reason, decidedBy, decidedAt }: StandingRow): DecisionView {
  return { status, manifest, reason, decidedBy, decidedAt: decidedAt.getTime() };
}
