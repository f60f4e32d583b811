export interface DatasetItem {
  readonly id: string;
  readonly name: string;
  readonly timeframe: string;
  readonly symbolCount: number;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly version: string;
  readonly origin: 'import' | 'demo';
  readonly createdAt: number;
  readonly bytes: number;
}

export interface DatasetSymbol {
  readonly symbol: string;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly gaps: number;
}

export interface DatasetDetail extends DatasetItem {
  readonly symbols: readonly DatasetSymbol[];
  readonly report?: ImportReport | null;
}

/** What an import found: everything that was changed or left out. Lists are cut, totals are not. */
export interface ImportReport {
  readonly files: readonly FileReading[];
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rejected: { readonly total: number; readonly byReason: Readonly<Record<string, number>>; readonly listed: readonly RejectedRow[] };
  readonly duplicates: { readonly total: number; readonly differing: number; readonly listed: readonly DuplicateRow[] };
  readonly unsortedRows: number;
  readonly gaps: { readonly total: number; readonly listed: readonly Gap[] };
  readonly timeframe: string;
  readonly timezone: string;
  readonly notes: readonly string[];
  readonly elapsedMs: number;
}

export interface FileReading {
  readonly file: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly timeFormat: string;
  readonly delimiter: string;
}

export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly message: string;
}

export interface DuplicateRow {
  readonly file: string;
  readonly line: number;
  readonly symbol: string;
  readonly time: number;
  /** The dropped row says something else than the one that stayed. */
  readonly differs: boolean;
}

export interface Gap {
  readonly symbol: string;
  readonly after: number;
  readonly before: number;
  readonly missing: number;
}

/** [epoch ms, open, high, low, close, volume] */
export type BarTuple = readonly [number, number, number, number, number, number];

export interface BarsResponse {
  readonly symbol: string;
  /** Bars in the range before neighbouring ones were joined. */
  readonly rawCount: number;
  readonly priceDecimals: number;
  readonly bars: readonly BarTuple[];
}

/** How the beginning of a file would be read. */
export interface ImportPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Column of each field that was found. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly timeframe: string;
  readonly symbols: readonly string[];
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly rejected: readonly RejectedRow[];
}

export interface ImportOptions {
  readonly name?: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly timeframe?: string;
  readonly timezone?: string;
  readonly symbol?: string;
  readonly datasetId?: string;
}

export type ImportStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface ImportJob {
  readonly id: string;
  readonly name: string;
  readonly status: ImportStatus;
  readonly progress: number;
  readonly rowsRead: number;
  readonly datasetId?: string;
  readonly report?: ImportReport;
  readonly error?: { readonly message: string };
}

/** A dividend (amount, cash per share) or a split (ratio, new shares per old share). */
export interface CorporateAction {
  readonly symbol: string;
  readonly kind: 'dividend' | 'split';
  readonly exTime: number;
  readonly amount?: string;
  readonly ratio?: string;
}

export interface NewCorporateAction {
  readonly symbol: string;
  readonly date: string;
  readonly dividend?: string;
  readonly split?: string;
}

export interface StoredCorporateActions {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly rejected: readonly object[];
}
