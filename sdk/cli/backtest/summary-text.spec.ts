import { describe, expect, test } from 'vitest';
import type { BacktestSummary } from '../../src/local.ts';
import { summaryText } from './summary-text.ts';

const summary = (parts: Partial<BacktestSummary>): BacktestSummary => ({
  status: 'completed',
  metrics: { finalEquity: '100000', trades: 0, winRate: null, profitFactor: null },
  assumptions: [],
  openPositions: [],
  logs: [],
  timing: { bars: 90, cpuMs: 0, wallMs: 3, barsPerCpuSecond: 0 },
  ...parts,
});

describe('the summary of a run', () => {
  test('shows a dash for a figure that is not defined', () => {
    const text = summaryText('s.ts', summary({}));
    expect(text).toMatch(/Win rate +-$/m);
    expect(text).not.toContain('undefined');
  });

  test('says that all orders were refused, and why the first one was', () => {
    const text = summaryText('s.ts', summary({ orderOutcome: { placed: 12, refused: 12, firstRefusal: 'costs more than the cash' } }));
    expect(text).toMatch(/Orders +12$/m);
    expect(text).toContain('All 12 orders were refused; the first: costs more than the cash');
  });

  test('counts refusals among other orders', () => {
    const text = summaryText('s.ts', summary({ orderOutcome: { placed: 1200, refused: 2, firstRefusal: 'too large' } }));
    expect(text).toContain('2 of 1,200 orders were refused; the first: too large');
  });

  test('does not speak of refusals where there were none', () => {
    expect(summaryText('s.ts', summary({ orderOutcome: { placed: 3, refused: 0 } }))).not.toContain('refused');
    expect(summaryText('s.ts', summary({}))).not.toMatch(/Orders|refused/);
  });
});
