import { expect, test } from 'vitest';
import { COMMAND_LENGTH, CommandWriter, DEFAULT_RUN_CONFIG, HEADER, HEADER_LENGTH } from '../../../core/index.ts';
import { LiveJudge } from './live-judge.ts';

const INSTRUMENT = { symbol: 'ACME', priceDecimals: 2, quantityDecimals: 0, tick: 1 };
const REQUEST = {
  instrument: 0,
  owner: 0,
  side: 'buy',
  quantity: 1,
  limit: 1,
  stop: Number.NaN,
  timeInForce: 'GTC',
  expireAt: 0,
  tag: '',
  parent: 0,
  ocoGroup: 0,
} as const;

test('counts the orders of a minute itself, whatever the process says about limits', () => {
  const judge = new LiveJudge({ instruments: [INSTRUMENT], config: DEFAULT_RUN_CONFIG, owners: 1 }, { soft: 10, hard: 20 });
  const log = new CommandWriter(new Float64Array(HEADER_LENGTH + 100 * COMMAND_LENGTH));
  // Two steps of one minute with 15 orders each.
  for (let step = 0; step < 2; step++) for (let i = 0; i < 15; i++) log.submit(step, REQUEST, 0);
  log.buffer[HEADER.commands] = 30;
  log.buffer[HEADER.rows] = 2;
  const rows = Float64Array.from([60_000, 90_000, 0, 0, 100, 100, 100, 100, 100, 100, 100, 100, 9, 9]);
  // The header's digest is none: the log is not believed, and yet counted.
  expect(judge.chunk(rows, 2, log.buffer, [''])).toContain('differ from the judged ones');
  expect(judge.takeMostInMinute()).toBe(30);
  expect(judge.takeMostInMinute()).toBe(0);
  expect(judge.ordersLeft).toBe(0);
});

test('hands over what happened once, and only to those who listen', () => {
  const judge = new LiveJudge({ instruments: [INSTRUMENT], config: DEFAULT_RUN_CONFIG, owners: 1 }, { soft: 10, hard: 20 });
  judge.engine.beginStep(0, 60_000);
  judge.engine.bar(0, 100, 100, 100, 100, 1_000);
  judge.engine.submit({ ...REQUEST, limit: Number.NaN });
  judge.engine.beginStep(1, 120_000);
  judge.engine.bar(0, 100, 100, 100, 100, 1_000);
  const told: unknown[] = [];
  const hooks = { onOrders: (orders: readonly unknown[]) => void told.push(...orders), onFills: (fills: readonly unknown[]) => void told.push(...fills) };
  judge.tellNews(hooks);
  expect(told).toMatchObject([
    { id: '1', status: 'filled', submittedAt: 60_000 },
    { orderId: '1', price: '100', time: 120_000 },
  ]);
  judge.tellNews(hooks);
  judge.tellNews({});
  expect(told).toHaveLength(2);
});
