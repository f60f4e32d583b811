import { beforeAll, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { guestImage, pool, take, valueOf } from '../test/sandboxes.ts';
import { withDefaults } from './budget.ts';
import { codeCache } from './code-cache.ts';
import type { GuestImage, Sandbox } from './index.ts';
import { Sandbox as Sandboxes } from './supervisor.ts';

let image: GuestImage;

beforeAll(async () => {
  await builtSandbox();
  image = await guestImage();
});

async function started(from: GuestImage, jitless = false): Promise<Sandbox> {
  const sizes = { inputBytes: 65_536, outputBytes: 65_536, replyBytes: 4_096 };
  return valueOf(await Sandboxes.start({ image: from, budgets: withDefaults(), ...sizes, feedWindow: true, jitless }));
}

test.each([false, true])('the engine of a sandbox takes the cache that was made for it (jitless %s)', async (jitless) => {
  const cachedData = await codeCache(image, { jitless, again: false });
  expect(cachedData?.length).toBeGreaterThan(1_000);
  const sandbox = await started({ code: image.code, ...(cachedData && { cachedData }) }, jitless);
  expect(sandbox.startup.isCacheRejected).toBe(false);
  valueOf(await sandbox.load({ code: 'exports.double = (value) => value * 2;' }));
  expect(valueOf(await sandbox.control('double', 4))).toBe(8);
  sandbox.close();
});

test('a cache is made once for an image, and again when asked', async () => {
  const first = codeCache(image, { jitless: false, again: false });
  expect(codeCache(image, { jitless: false, again: false })).toBe(first);
  const second = codeCache(image, { jitless: false, again: true });
  expect(second).not.toBe(first);
  expect((await second)?.length).toBeGreaterThan(1_000);
});

test('a cache that the engine refuses does no harm, and the pool makes a good one', async () => {
  const made = await pool({ spares: 1, image: { code: image.code, cachedData: new Uint8Array(4_096).fill(7) } });
  const first = await take(made);
  expect(first.startup.isCacheRejected).toBe(true);
  first.close();
  await expect.poll(async () => isRejectedNow(made), { timeout: 10_000, interval: 200 }).toBe(false);
  made.close();
});

async function isRejectedNow(from: Awaited<ReturnType<typeof pool>>): Promise<boolean> {
  const sandbox = await take(from);
  sandbox.close();
  return sandbox.startup.isCacheRejected;
}
