export interface FigureSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Of histograms: number of observations, and quantiles estimated from the buckets. */
  readonly count?: number;
  readonly p50?: number;
  readonly p99?: number;
}

/** One metric of one process. */
export interface ProcessFigure {
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly FigureSample[];
}

export interface ProcessFigures {
  readonly process: string;
  readonly roles: readonly string[];
  readonly at: number;
  readonly figures: readonly ProcessFigure[];
}

export interface AllFigures {
  readonly processes: readonly ProcessFigures[];
}
