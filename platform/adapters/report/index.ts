export { exportReport, type ReportExport } from './export-report.ts';
