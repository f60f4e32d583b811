import type { ReportDocument } from '@paddock/platform/core';
import { reportHtml } from './html/report-html.ts';
import { reportJson } from './report-json.ts';
import { tradesCsv } from './trades-csv.ts';

type ReportFormat = 'csv' | 'json' | 'html';

export interface ReportExport {
  readonly contentType: string;
  /** ASCII letters, digits, dots and dashes only: safe in a Content-Disposition header and on any disk. */
  readonly fileName: string;
  /** Chunks of about 64 Ki characters; the document's rows are read while this is read. */
  readonly body: AsyncIterable<string>;
}

/** A finished run as a file: its trades (csv), everything (json), or a report to read and to print (html). */
export function exportReport(document: ReportDocument, format: ReportFormat): ReportExport {
  const name = fileNameOf(document);
  switch (format) {
    case 'csv':
      return { contentType: 'text/csv; charset=utf-8', fileName: `${name}-trades.csv`, body: tradesCsv(document.trades) };
    case 'json':
      return { contentType: 'application/json; charset=utf-8', fileName: `${name}.json`, body: reportJson(document) };
    case 'html':
      return { contentType: 'text/html; charset=utf-8', fileName: `${name}.html`, body: reportHtml(document) };
    default:
      throw new RangeError(`unknown report format ${JSON.stringify(format satisfies never)}; there are csv, json, html`);
  }
}

function fileNameOf({ job }: ReportDocument): string {
  const parts = ['backtest', job.strategy, job.version, job.id?.slice(0, 8)];
  const name = parts.map((part) => (part ?? '').replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, ''));
  return name
    .filter((part) => part !== '')
    .join('-')
    .slice(0, 120);
}
