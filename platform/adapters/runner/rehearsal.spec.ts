import { describe, expect, it } from 'vitest';
import { rehearseRun, rehearseSession } from './guest/rehearsal.ts';

// What a waiting process is asked is answered to nobody: a rehearsal that fails would only be slow.
describe.each([
  ['of a run', rehearseRun, 10_000],
  ['of a session', rehearseSession, 2_000],
] as const)('a rehearsal %s', (_, rehearse, orders) => {
  it('places orders, at market and at limits, that fill', () => {
    const mirrors = rehearse(new Float64Array(131_072), new Float64Array(1_048_576));
    expect(mirrors.reduce((sum, { engine }) => sum + engine.orderCount, 0)).toBeGreaterThan(orders);
    expect(mirrors.filter(({ engine }) => engine.portfolio.traded.toNumber() > 0)).toHaveLength(2);
  });
});
