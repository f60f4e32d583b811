import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ImportReport } from '../../api/types.ts';
import { Figure, FigureRow } from '../../components/Figure.tsx';
import { formatInteger } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { reportFacts, reportLists, type ReportList } from './report-facts.ts';

/** What the import found: counts, remarks, and rows with file and line. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  return (
    <div className="pd-stack" data-testid="import-report">
      <FigureRow>
        {reportFacts(report).map(({ label, count, isBad }) => (
          <Figure key={label} label={label} value={formatInteger(count)} className={isBad ? 'pd-warn' : ''} />
        ))}
        <Figure label="Timeframe" value={report.timeframe} />
        <Figure label="Time zone" value={report.timezone} />
      </FigureRow>
      {report.notes.length > 0 && (
        <Alert color="gray" variant="light" icon={<IconInfoCircle size={18} />} title="What was done to the values">
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {report.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Alert>
      )}
      {reportLists(report).map((list) => (
        <Lines key={list.label} list={list} />
      ))}
    </div>
  );
}

function Lines({ list }: { readonly list: ReportList }) {
  const { label, total, lines } = list;
  const hasSymbols = lines.some((line) => line.symbol !== '');
  return (
    <Card
      title={
        <>
          {label} <span className="pd-dim">{formatInteger(total)}</span>
        </>
      }
      aside={lines.length < total && <span className="pd-dim">The first {formatInteger(lines.length)} are listed</span>}
      isFlush
    >
      <div style={{ maxHeight: 320, overflow: 'auto' }}>
        <table className="pd-table">
          <thead>
            <tr>
              <th>Where</th>
              {hasSymbols && <th>Symbol</th>}
              <th>What</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ where, symbol, what }, index) => (
              <tr key={index}>
                <td className="pd-mono pd-tight">{where}</td>
                {hasSymbols && <td className="pd-tight">{symbol}</td>}
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
