import type { ProblemItem } from './wire.ts';

export type ParamKind = 'int' | 'number' | 'boolean' | 'choice' | 'string';

export type ParamValue = number | boolean | string;

export interface ParamSchema {
  readonly name: string;
  readonly kind: ParamKind;
  readonly default: ParamValue;
  readonly label?: string;
  readonly description?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly choices?: readonly ParamValue[];
  readonly maxLength?: number;
}

/** What a version may do. Budgets that are absent are the platform's own. */
export interface Manifest {
  readonly symbols: 'any' | readonly string[];
  readonly timeframes: 'any' | readonly string[];
  readonly orderTypes: readonly string[];
  readonly short: boolean;
  readonly memoryMb?: number;
  readonly cpuMs?: number;
}

export type Standing = 'pending' | 'approved' | 'withdrawn' | 'revoked';

export interface Decision {
  readonly status: Standing;
  /** What was signed off; null unless approved. */
  readonly manifest: Manifest | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: number;
}

export interface StrategyMetadata {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: 'symbol' | 'portfolio';
  readonly warmUp: number;
  readonly params: readonly ParamSchema[];
  readonly needs?: Manifest;
}

export interface StrategyItem {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly origin: 'sample' | 'user';
  readonly latestVersion: string;
  readonly versionCount: number;
  readonly updatedAt: number;
}

export interface VersionItem {
  readonly version: string;
  readonly checksum: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly note: string;
  readonly status: Standing;
}

export interface StrategyDetail extends StrategyItem {
  readonly versions: readonly VersionItem[];
}

export interface StrategyVersion extends VersionItem {
  readonly name: string;
  readonly metadata: StrategyMetadata;
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly bundleBytes: number;
  /** What the author asks for. */
  readonly manifest: Manifest;
  readonly decision: Decision | null;
}

export interface Inspection {
  readonly metadata: StrategyMetadata | null;
  readonly diagnostics: readonly ProblemItem[];
}
