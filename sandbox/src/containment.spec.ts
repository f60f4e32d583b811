import { beforeAll, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { type Containment, type ContainmentLayer, containment, containmentShortfall } from './containment.ts';
import { launchPlan } from './launch.ts';

let found: Containment;

beforeAll(async () => {
  await builtSandbox();
  found = await containment();
});

const activeOf = ({ layers }: Containment): Readonly<Record<string, boolean>> => Object.fromEntries(layers.map((layer) => [layer.name, layer.active]));

test('tells the level that a real child was found to have', () => {
  const active = activeOf(found);
  expect(Object.keys(active)).toEqual(['process', 'permission', 'no-new-privileges', 'limits', 'user', 'namespaces', 'system-calls']);
  expect(active).toMatchObject({ process: true, permission: true });
  const isLimited = active['permission'] && active['no-new-privileges'] && active['limits'];
  expect(found.level).toBe(isLimited ? 1 + Number(active['namespaces']) + Number(active['system-calls']) : 0);
});

test.runIf(launchPlan().filter === 'runner')('no forbidden system call comes through where the runner can lock itself down', () => {
  expect(found.layers.find(({ name }) => name === 'system-calls')).toEqual({
    name: 'system-calls',
    active: true,
    level: 2,
    detail: expect.stringContaining('is denied by the kernel'),
  });
});

test('a minimum that is met has no shortfall', () => {
  expect(containmentShortfall(found, found.level)).toBeUndefined();
  expect(containmentShortfall(found, 0)).toBeUndefined();
});

test('a minimum that is not met is told with the remedy of each missing layer', () => {
  const without = (level: Containment['level'], ...names: readonly string[]): Containment => ({
    level,
    layers: found.layers.map((layer): ContainmentLayer => ({ ...layer, active: !names.includes(layer.name), detail: `remedy of ${layer.name}` })),
  });
  expect(containmentShortfall(without(0, 'limits', 'user', 'namespaces'), 1)).toBe(
    'Sandboxes reach containment level 0 on this machine and 1 is required. What is missing:\n  limits: remedy of limits',
  );
  expect(containmentShortfall(without(1, 'namespaces', 'system-calls'), 2)).toContain('level 2 needs one of namespaces and system-calls');
  expect(containmentShortfall(without(2, 'namespaces', 'user'), 3)).toMatch(/3 is required.*\n {2}namespaces: remedy of namespaces$/);
});
