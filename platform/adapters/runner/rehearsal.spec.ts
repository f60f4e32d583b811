import { describe, expect, it } from 'vitest';
import { rehearseRun, rehearseSession } from './guest/rehearsal.ts';

// What a waiting process is asked is answered to nobody: a rehearsal that fails, or stops trading, would only be slow.
describe.each([
  ['of a run', rehearseRun],
  ['of a session', rehearseSession],
] as const)('a rehearsal %s', (_, rehearse) => {
  it('places many orders, at limits with exits and at market, that fill', () => {
    const [atLimit, atMarket] = rehearse(new Float64Array(131_072), new Float64Array(1_048_576)).map(({ engine }) => engine);
    for (const engine of [atLimit, atMarket]) {
      expect(engine?.orderCount).toBeGreaterThan(1_000);
      expect(engine?.portfolio.traded.toNumber()).toBeGreaterThan(0);
    }
    expect(atLimit?.ocoGroups).toBeGreaterThan(300);
  });
});
