import { beforeAll, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { containment } from './containment.ts';

beforeAll(builtSandbox);

test('tells the level that a real child was found to have', async () => {
  const { level, layers } = await containment();
  const active = Object.fromEntries(layers.map((layer) => [layer.name, layer.active]));
  expect(layers.map((layer) => layer.name)).toEqual(['process', 'permission', 'no-new-privileges', 'limits', 'user', 'namespaces', 'system-calls']);
  expect(active).toMatchObject({ process: true, permission: true });
  const reached = [['permission', 'no-new-privileges', 'limits'], ['namespaces'], ['system-calls']].findIndex((names) => names.some((name) => !active[name]));
  expect(level).toBe(reached === -1 ? 3 : reached);
});
