import { expect, test } from 'vitest';
import { infrastructureFault, MachineFault } from './infrastructure-fault.ts';

test('a run that a busy machine has ended says so to its author, with what it got', () => {
  const advice = 'Run it again when the machine is less loaded.';
  const fault = new MachineFault({ code: 'starved', message: 'The machine was too busy.', used: '70 ms of CPU in 1000 ms', advice });
  expect(infrastructureFault('It was started 3 times.', fault)).toEqual({
    code: 'infrastructure',
    message: 'Paddock could not run this backtest. It was started 3 times.',
    used: '70 ms of CPU in 1000 ms',
    advice,
  });
});

test('whatever else ended it is for those who can read the log', () => {
  for (const fault of [undefined, new Error('disk full'), new MachineFault({ code: 'closed', message: 'gone' })])
    expect(infrastructureFault('No.', fault)).toMatchObject({ advice: expect.stringContaining('ask whoever runs Paddock') });
});
