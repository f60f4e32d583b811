import { expect, test } from 'vitest';
import type { Backtest, BacktestRequest } from '../../api/types.ts';
import { INITIAL_VALUES, NO_LIMITS, type FormValues } from './form-values.ts';
import { fromJob } from './from-job.ts';
import { toRequest } from './to-request.ts';

const values: FormValues = {
  ...INITIAL_VALUES,
  strategy: 'sma',
  version: '1.0.0',
  params: { fast: 5 },
  dataset: 'd',
  symbols: ['A', 'B'],
  timeframe: '1d',
  from: '2024-01-02',
  to: '2024-03-04',
  cash: '5000',
  commissionKind: 'tiered',
  spreadBps: '2',
  volumeSharePct: '25',
  limits: { ...NO_LIMITS, maxPosition: '10', maxLeverage: '2' },
  allowShort: false,
  allowedSymbols: 'A',
  lotMethod: 'fifo',
  seed: '42',
  label: 'L',
};
const schema = [{ name: 'fast', kind: 'int', default: 10 }] as const;

function jobOf({ strategy = '', source, ...rest }: BacktestRequest): Backtest {
  const [name = '', version = ''] = strategy.split('@');
  return {
    id: '1',
    status: 'completed',
    progress: 1,
    profile: false,
    attempts: 1,
    cancelling: false,
    createdAt: 0,
    createdBy: 'me',
    checksum: '',
    datasetName: '',
    dataVersion: '',
    symbolCount: 2,
    label: '',
    timeframe: '1d',
    params: {},
    from: 0,
    to: 0,
    cash: '',
    costs: {},
    fills: {},
    limits: {},
    adjustment: 'raw',
    lotMethod: 'average',
    seed: 1,
    ...rest,
    strategy: name,
    version: source === undefined ? version : 'inline',
    ...(source !== undefined && { source }),
  };
}

test('a run can be submitted again exactly as it was', () => {
  const request = toRequest(values, schema);
  expect(toRequest(fromJob(jobOf(request)), schema)).toEqual(request);
});

test('an inline run comes back as source', () => {
  const again = fromJob(jobOf(toRequest({ ...values, mode: 'inline', source: 'code' }, schema)));
  expect(again).toMatchObject({ mode: 'inline', source: 'code', strategy: '' });
});
