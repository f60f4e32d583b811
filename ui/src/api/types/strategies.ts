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

export interface StrategyMetadata {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: 'symbol' | 'portfolio';
  readonly warmUp: number;
  readonly params: readonly ParamSchema[];
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
}

export interface Inspection {
  readonly metadata: StrategyMetadata | null;
  readonly diagnostics: readonly ProblemItem[];
}
