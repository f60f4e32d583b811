import { containment } from '@paddock/sandbox';
import { expect, test } from 'vitest';
import { Config } from '../modules/config/index.ts';
import { requireContainment, versionRefusal } from './require-containment.ts';

test('starts where sandboxes reach the level that is required', async () => {
  const { level } = await containment();
  await expect(requireContainment(Config.of({ containmentMin: level }))).resolves.toBeUndefined();
});

test('versions below the security floor are refused whatever the configuration says, with the remedy', () => {
  const tooOld = 'isolated-vm 7.0.0 has known holes; 7.0.1 or newer is needed: run "npm ci"';
  expect(versionRefusal(tooOld)?.message).toBe(`Paddock does not start, because strategies could break out: ${tooOld}`);
  expect(versionRefusal(undefined)).toBeUndefined();
});
