import type { DataReport, LocalData, LocalHooks } from '@paddock/sdk/local';
import { cancellation } from './cancellation.ts';
import { openData, warningsOf } from './local-data.ts';
import { Workspace } from './workspace.ts';

/** Reads files as an import would, and says what is in them. */
export async function inspectData(data: LocalData, { signal, onProgress }: LocalHooks = {}): Promise<DataReport> {
  using workspace = new Workspace();
  const { source, report } = await openData(data, workspace, { signal: cancellation(signal), onProgress: (done) => onProgress?.({ stage: 'reading', done }) });
  try {
    const columns = Object.entries(report.files[0]?.columns ?? {}).map(([field, name]) => (name === '' || name === field ? field : `${field} (${name})`));
    const symbols = source.meta.symbols.map(({ symbol, rows, firstTime, lastTime, priceDecimals, quantityDecimals, gaps }) => ({
      symbol,
      rows,
      firstTime,
      lastTime,
      priceDecimals,
      quantityDecimals,
      gaps,
    }));
    return { columns, timeframe: source.meta.timeframe, rowsRead: report.rowsRead, rowsKept: report.rowsKept, symbols, problems: warningsOf(report) };
  } finally {
    source.close();
  }
}
