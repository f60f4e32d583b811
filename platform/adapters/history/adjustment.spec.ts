import { describe, expect, test } from 'vitest';
import { AdjustedReader, adjustmentSteps, effectiveActions, type Adjustment } from './adjustment.ts';
import type { CorporateAction } from './corporate-actions.ts';
import { barReaderContract, importText, readAll, type PlainBar } from './bar-reader.contract.ts';

const TEXT = `date,open,high,low,close,volume,dividend,split
2024-01-02,100,110,90,100,10,0,1
2024-01-03,100,110,90,110,10,1.1,1
2024-01-04,55,60,50,50,25,0,2
2024-01-05,50,60,50,55,20,0,1
`;

async function adjusted(adjustment: Adjustment, windowRows = 8_192): Promise<AdjustedReader> {
  const { source, actions } = await importText(TEXT);
  const symbol = source.symbol('TEST');
  if (!symbol) throw new Error('no symbol');
  const steps = adjustmentSteps(source, symbol, effectiveActions(symbol, actions, adjustment), adjustment);
  return new AdjustedReader(source.reader(symbol, { windowRows }), steps, 4, symbol.quantityDecimals);
}

const on = (date: string): CorporateAction => ({ symbol: 'TEST', date: Date.parse(date), dividend: 0, split: 2 });
const closes = (bars: readonly PlainBar[]): number[] => bars.map((bar) => bar[4]);
const volumes = (bars: readonly PlainBar[]): number[] => bars.map((bar) => bar[5]);

describe('AdjustedReader', () => {
  barReaderContract((windowRows) => adjusted('total', windowRows));

  test('the split view divides prices and multiplies volumes before the ex-date', async () => {
    const bars = readAll(await adjusted('split'));
    expect(closes(bars)).toEqual([50, 55, 50, 55]);
    expect(volumes(bars)).toEqual([20, 20, 25, 20]);
  });

  test('the total view takes out dividends as well, by the close of the ex-date', async () => {
    const factor = 1 / (1 + 1.1 / 110);
    expect(closes(readAll(await adjusted('total')))).toEqual([Math.round((100 / 2) * factor * 1e4) / 1e4, 55, 50, 55]);
  });

  test('the raw view has no effective actions, nor have those on the first day and after the last', async () => {
    const { source } = await importText(TEXT);
    const symbol = source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    expect(effectiveActions(symbol, [on('2024-01-04')], 'raw')).toEqual([]);
    expect(effectiveActions(symbol, [on('2024-01-02'), on('2024-01-08'), { ...on('2024-01-04'), symbol: 'OTHER' }], 'total')).toEqual([]);
    expect(effectiveActions(symbol, [on('2024-01-03'), on('2024-01-05')], 'split')).toHaveLength(2);
  });

  test('a price never becomes 0', async () => {
    const { source } = await importText(TEXT);
    const symbol = source.symbol('TEST');
    if (!symbol) throw new Error('no symbol');
    const reader = new AdjustedReader(source.reader(symbol), [{ before: Date.parse('2025-01-01'), price: 1e-9, volume: 1 }], 4, 0);
    expect(closes(readAll(reader))).toEqual([0.0001, 0.0001, 0.0001, 0.0001]);
  });
});
