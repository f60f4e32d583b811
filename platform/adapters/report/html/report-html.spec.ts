import type { ReportDocument } from '@paddock/platform/core';
import { describe, expect, test } from 'vitest';
import { documentOf, streamOf, textOf, trade } from '../report-document.contract.ts';
import { reportHtml } from './report-html.ts';

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

function page(more: Partial<ReportDocument> = {}): Promise<string> {
  return textOf(reportHtml(documentOf(more)));
}

describe('HTML report', () => {
  test('shows figures, charts, months, trades, costs, assumptions and versions', async () => {
    const text = await page();
    for (const part of [
      'Final equity',
      'Maximum drawdown',
      'class="equity-line"',
      'class="drawdown-line"',
      'Monthly returns',
      'Results per trade',
      'Open at the end',
      'Market impact',
      'optimistic',
      'Definitions',
      'c0de',
      'da7a',
      'Seed',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('120.50');
    expect(text).toContain('−40.25');
  });

  test('asks for nothing from anywhere and runs no script', async () => {
    const text = await page();
    expect(text).toContain('default-src &#39;none&#39;');
    expect(text).not.toMatch(/<script|<link|<iframe|<img|\ssrc=|\son[a-z]+=|@import|url\((?!#)|https?:/i);
  });

  test('text from authors stays text, wherever it appears', async () => {
    const rows = { symbol: HOSTILE, exitReason: HOSTILE };
    const text = await page({
      status: 'failed',
      reason: { code: HOSTILE, message: HOSTILE, advice: HOSTILE, used: HOSTILE, allowed: HOSTILE, location: { file: HOSTILE, line: 1, column: 2 } },
      job: {
        strategy: HOSTILE,
        version: HOSTILE,
        label: HOSTILE,
        datasetName: HOSTILE,
        symbols: [HOSTILE],
        params: { [HOSTILE]: HOSTILE },
        timeframe: HOSTILE,
        cash: '100',
        createdBy: HOSTILE,
      },
      trades: [trade('1', 1, rows)],
      orders: [
        {
          id: HOSTILE,
          symbol: HOSTILE,
          side: 'buy',
          type: 'market',
          quantity: '1',
          timeInForce: 'DAY',
          status: HOSTILE,
          submittedAt: 0,
          filledQuantity: '1',
          reason: HOSTILE,
          tag: HOSTILE,
        },
      ],
      logs: [{ time: 0, level: 'warn', message: HOSTILE }],
      assumptions: [{ subject: HOSTILE, text: HOSTILE, bias: 'neutral' }],
      openPositions: [{ symbol: HOSTILE, side: 'short', quantity: '1', entryTime: 0, averagePrice: '1', lastPrice: '1', unrealizedPnl: '0', fees: '0' }],
      versions: { paddock: HOSTILE, node: HOSTILE, v8: HOSTILE, code: HOSTILE, data: HOSTILE },
    });
    expect(text).not.toMatch(/<script|<img/i);
    expect(text.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(20);
  });

  test('says why a run ended early', async () => {
    const text = await page({
      status: 'failed',
      reason: { code: 'cpu', message: 'onBar took too long', used: '12 s', allowed: '10 s', location: { file: 'strategy.ts', line: 42, column: 7 } },
    });
    for (const part of ['Ended early: cpu', 'onBar took too long', 'strategy.ts:42:7', 'Used 12 s, allowed 10 s.']) expect(text).toContain(part);
  });

  test('a run that never traded has an empty state instead of empty tables', async () => {
    const text = await page({ equity: [], trades: [], openPositions: [], monthly: [], fills: [], logs: [] });
    for (const part of ['The run ended before equity could be drawn.', 'No trade was closed.', 'None.']) expect(text).toContain(part);
    expect(text).not.toContain('NaN');
  });

  test('a hundred thousand streamed trades and a million equity points stay a small page, and it says what it leaves out', async () => {
    const text = await page({
      trades: streamOf(100_000, (index) => trade(String((index % 200) - 100), index % 90)),
      orders: streamOf(5000, (index) => ({
        id: String(index),
        symbol: 'ACME',
        side: 'buy',
        type: 'limit',
        limitPrice: '3',
        quantity: '1',
        timeInForce: 'DAY',
        status: 'filled',
        submittedAt: 0,
        filledQuantity: '1',
      })),
      equity: streamOf(1_000_000, (index) => ({ time: index * 60_000, equity: String(100_000 + (index % 1000)), drawdown: 0 })),
    });
    expect(text.length).toBeLessThan(1_000_000);
    expect(text).toContain('The first 500 of 100,000 trades');
    expect(text).toContain('first 200');
  });

  test('says how many rows the run did not keep', async () => {
    const truncated = { orders: 12_000, fills: 0, trades: 3, logs: 0, plots: 0 };
    expect(await page({ truncated })).toContain('12,000 orders, 3 trades. No export holds them.');
    expect(await page({ truncated: { ...truncated, orders: 0, trades: 0 } })).not.toContain('Not kept');
  });

  test('tags are balanced', async () => {
    const text = (await page()).replace(/<style>[\s\S]*<\/style>/, '');
    for (const tag of ['section', 'table', 'tr', 'td', 'th', 'div', 'svg', 'g', 'dl', 'details', 'main', 'span', 'text']) {
      expect(text.match(new RegExp(`<${tag}[\\s>]`, 'g'))?.length, tag).toBe(text.match(new RegExp(`</${tag}\\s*>`, 'g'))?.length);
    }
  });

  test('a flat line is drawn with finite numbers', async () => {
    const point = { equity: '100000', drawdown: 0 };
    const text = await page({
      equity: [
        { time: 0, ...point },
        { time: 60_000, ...point },
      ],
    });
    const charts = text.match(/<svg\s+class="chart"[\s\S]*?<\/svg>/g) ?? [];
    expect(charts).toHaveLength(3);
    expect(charts.join('')).not.toMatch(/NaN|Infinity|undefined/);
  });
});
