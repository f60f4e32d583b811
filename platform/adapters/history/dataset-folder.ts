import fs from 'node:fs';
import path from 'node:path';
import { BarSource } from './columns-file.ts';
import type { CorporateAction } from './corporate-actions.ts';
import type { ImportedBars } from './import-bars.ts';
import type { ImportReport } from './import-report.ts';

const COLUMNS = 'bars.f64';
const DESCRIPTION = 'dataset.json';

/** A dataset version open for reading; close the source when done. */
export interface OpenDataset {
  readonly source: BarSource;
  readonly actions: readonly CorporateAction[];
  readonly report: ImportReport;
}

export function columnsPathOf(folder: string): string {
  return path.join(folder, COLUMNS);
}

/** Describes the columns file that was written into the folder. */
export function describeFolder(folder: string, bars: ImportedBars): void {
  fs.writeFileSync(path.join(folder, DESCRIPTION), JSON.stringify(bars));
}

export function isDatasetFolder(folder: string): boolean {
  return fs.existsSync(path.join(folder, DESCRIPTION)) && fs.existsSync(columnsPathOf(folder));
}

export function openDatasetFolder(folder: string): OpenDataset {
  const { meta, actions, report } = JSON.parse(fs.readFileSync(path.join(folder, DESCRIPTION), 'utf8')) as ImportedBars;
  return { source: new BarSource(meta, columnsPathOf(folder)), actions, report };
}
