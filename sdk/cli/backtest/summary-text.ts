import type { BacktestSummary, RunReason } from '../../src/local.ts';
import { count, money, percent, table } from '../table.ts';

type Show = (value: string | number) => string;
const decimals =
  (digits: number): Show =>
  (value) =>
    Number(value).toFixed(digits);
const fraction: Show = (value) => percent(Number(value));

/** Name in the metrics, label, and how a value is shown. */
const LINES: readonly (readonly [metric: string, label: string, show: Show])[] = [
  ['finalEquity', 'Final equity', money],
  ['totalReturn', 'Total return', fraction],
  ['cagr', 'CAGR', fraction],
  ['maxDrawdown', 'Max drawdown', fraction],
  ['volatility', 'Volatility (annual)', fraction],
  ['sharpe', 'Sharpe (annual)', decimals(2)],
  ['sortino', 'Sortino', decimals(2)],
  ['trades', 'Trades', (value) => count(Number(value))],
  ['winRate', 'Win rate', fraction],
  ['profitFactor', 'Profit factor', decimals(2)],
  ['expectancy', 'Mean trade', money],
  ['exposure', 'Time in the market', fraction],
  ['fees', 'Fees', money],
];

/** What a person wants to see after a run. */
export function summaryText(title: string, { status, reason, metrics, openPositions, orderOutcome, assumptions, timing }: BacktestSummary): string {
  const rows = LINES.flatMap(([metric, label, show]) => {
    const value = metrics[metric];
    return value === undefined ? [] : [[`  ${label}`, value === null ? '-' : show(value)]];
  });
  if (orderOutcome !== undefined) rows.push(['  Orders', count(orderOutcome.placed)]);
  const speed = timing.cpuMs > 0 ? `, ${count(Math.round(timing.barsPerCpuSecond))} bars per CPU second` : '';
  const sections = [`${title}: ${status} (${count(timing.bars)} bars in ${count(Math.round(timing.wallMs))} ms${speed})`];
  if (reason !== undefined) sections.push(reasonText(reason));
  if (status !== 'completed' && timing.bars === 0) return sections.join('\n\n');
  if (rows.length > 0) sections.push(table(rows, { align: ['left', 'right'] }));
  if (orderOutcome !== undefined && orderOutcome.refused > 0) sections.push(refusalText(orderOutcome));
  if (openPositions.length > 0)
    sections.push(
      `Open at the end: ${openPositions
        .slice(0, 10)
        .map(({ symbol, side, quantity }) => `${side} ${quantity} ${symbol}`)
        .join(', ')}${openPositions.length > 10 ? ` and ${openPositions.length - 10} more` : ''}`,
    );
  if (assumptions.length > 0) sections.push(`Assumptions\n${assumptions.map(({ subject, text }) => `  ${subject}: ${text}`).join('\n')}`);
  return sections.join('\n\n');
}

const allOf = (placed: number): string => (placed === 1 ? 'The only order was' : `All ${count(placed)} orders were`);

/** A run whose orders were all refused is not an idle one. */
function refusalText({ placed, refused, firstRefusal }: NonNullable<BacktestSummary['orderOutcome']>): string {
  const what = refused === placed ? allOf(placed) : `${count(refused)} of ${count(placed)} orders were`;
  return `${what} refused${firstRefusal === undefined ? '' : `; the first: ${firstRefusal}`}`;
}

/** Why a run ended early, with the place in the author's source. */
export function reasonText({ code, message, location, used, allowed, advice }: RunReason): string {
  const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
  const budget = used === undefined ? '' : ` (used ${used}${allowed === undefined ? '' : `, allowed ${allowed}`})`;
  return `${place}${message} [${code}]${budget}${advice === undefined ? '' : `\n${advice}`}`;
}
