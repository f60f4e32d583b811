export { exportReport, type ReportExport, type ReportFormat } from './export-report.ts';
export { reportHtml } from './html/report-html.ts';
export { reportJson } from './report-json.ts';
export { tradesCsv } from './trades-csv.ts';
