export type Decimal = string;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface ProblemItem {
  readonly field?: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: readonly unknown[] | string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly code?: string;
}

export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly correlationId?: string;
  readonly errors?: readonly ProblemItem[];
}
