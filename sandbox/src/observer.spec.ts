import { expect, test } from 'vitest';
import { loaded, pool, rowsOf, take, valueOf } from '../test/sandboxes.ts';
import type { RequestFigures, SandboxObserver } from './observer.ts';

interface Heard {
  readonly started: number[];
  readonly requests: RequestFigures[];
  readonly ended: (readonly [string, string])[];
  readonly lost: string[];
}

function listener(): { readonly heard: Heard; readonly observer: SandboxObserver } {
  const heard: Heard = { started: [], requests: [], ended: [], lost: [] };
  return {
    heard,
    observer: {
      onStarted: (ms) => heard.started.push(ms),
      onRequest: (figures) => heard.requests.push(figures),
      onEnded: (owner, code) => heard.ended.push([owner, code]),
      onSpareLost: (code) => heard.lost.push(code),
    },
  };
}

test('an observer hears of start, requests and end under the name of the owner', async () => {
  const { heard, observer } = listener();
  const made = await pool({ spares: 0, observer });
  const sandbox = valueOf(await made.acquire({}, 'sma@1.0.0'));
  expect(heard.started).toEqual([expect.any(Number)]);
  expect(made.figures).toEqual({ ready: 0, starting: 0, inUse: 1 });
  valueOf(await sandbox.load({ code: 'exports.onRow = (value) => value * 2; exports.boom = () => { throw new Error("no"); };' }));
  valueOf(await sandbox.chunk(rowsOf([1, 2, 3])));
  await sandbox.control('boom');
  expect(heard.requests.map(({ owner, kind, ok }) => [owner, kind, ok])).toEqual([
    ['sma@1.0.0', 'load', true],
    ['sma@1.0.0', 'chunk', true],
    ['sma@1.0.0', 'control', expect.any(Boolean)],
  ]);
  const [, chunk] = heard.requests;
  expect(chunk?.bytesOut).toBeGreaterThan(0);
  expect(chunk?.wallMs).toBeGreaterThan(0);
  sandbox.close();
  expect(heard.ended).toEqual([['sma@1.0.0', 'closed']]);
  expect(made.figures.inUse).toBe(0);
  made.close();
});

test('a stop is told with its code, and a spare that died is no stop of anyone', async () => {
  const { heard, observer } = listener();
  const made = await pool({ spares: 1, observer });
  await expect.poll(() => made.spares, { timeout: 10_000 }).toBe(1);
  process.kill(made.waiting[0] ?? -1, 'SIGKILL');
  await expect.poll(() => heard.lost, { timeout: 5_000 }).toEqual(['memory']);
  expect(heard.ended).toEqual([]);
  const sandbox = await loaded(made, 'exports.loop = () => { for (;;); };', { controlMs: 250 });
  await sandbox.control('loop');
  expect(heard.ended).toEqual([['', expect.stringMatching(/cpu|starved/)]]);
  made.close();
});

test('a pool without an observer works in silence', async () => {
  const made = await pool({ spares: 0 });
  const sandbox = await take(made);
  expect(made.figures).toEqual({ ready: 0, starting: 0, inUse: 1 });
  sandbox.close();
  made.close();
});
