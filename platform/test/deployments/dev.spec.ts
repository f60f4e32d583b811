import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main } from '../../../sdk/cli/main.ts';
import { minuteBars } from '../backtests/bars.ts';
import { createTestApp, type TestApp } from '../harness.ts';
import { DeploymentClient } from './client.ts';
import { throwingAt, trader } from './sources.ts';

// Each save is type checked in a process of its own, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 180_000 });

let paddock: TestApp;
let client: DeploymentClient;
let cwd: string;

beforeAll(async () => {
  paddock = await createTestApp({ restartMs: 50, strikes: 1 });
  client = new DeploymentClient(paddock);
  await client.import('minutes', minuteBars(20_000));
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-dev-'));
});
afterAll(async () => {
  await paddock.close();
  fs.rmSync(cwd, { recursive: true, force: true });
});

const save = (text: string): void => fs.writeFileSync(path.join(cwd, 'strategy.ts'), text);

/** A `paddock dev` that runs, as its author sees it. */
class DevTerminal {
  readonly #interrupt = new AbortController();
  readonly code: Promise<number>;
  out = '';
  err = '';

  constructor(...words: readonly string[]) {
    this.code = main(words, {
      stdout: { write: (text: string) => (this.out += text) },
      stderr: { write: (text: string) => (this.err += text) },
      env: { PADDOCK_SERVER: paddock.url, PADDOCK_API_KEY: paddock.admin.replace('Bearer ', '') },
      cwd,
      signal: this.#interrupt.signal,
    });
  }
  get id(): string {
    return /deployment (\S+) on/.exec(this.err)?.[1] ?? '';
  }
  async says(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.err, { timeout: 60_000 }).toMatch(pattern);
  }
  async prints(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.out, { timeout: 60_000 }).toMatch(pattern);
  }
  interrupt(): void {
    this.#interrupt.abort();
  }
}

test('a saved file takes over while the strategy runs, broken code is refused with its place, and Ctrl-C stops it', async () => {
  save(trader({ log: 'first' }));
  const dev = new DevTerminal('dev', 'strategy.ts', '--data', 'minutes', '--speed', '6000', '--param', 'every=5');
  await dev.says(/deployment \S+ on http.*6000 times market time; save a file to reload it, Ctrl-C stops it/);
  await dev.prints(/info {3}first 5\n/);
  await dev.prints(/order {2}#1 buy 1 minutes market\n(.*\n)*.*fill {3}#1 buy 1 minutes at [\d.]+\n/);

  save(trader({ log: 'second' }));
  await dev.says(/swapped after row [\d,]+, \d+ ms after the change; the market waited [\d.]+ ms\n/);
  await dev.prints(/second \d+\n/);

  save(trader({ log: 'third' }).replace('this.buy(', 'this.by('));
  await dev.says(/refused: strategy\.ts:\d+:\d+:? .*by.*[^.]; the old code goes on\n/);
  expect((await client.deployment(dev.id)).params).toEqual({ every: 5 });

  dev.interrupt();
  expect(await dev.code).toBe(0);
  expect(dev.err).toContain('stopped\n');
  await client.becomes(dev.id, 'stopped');
});

test('a strategy in quarantine goes on as soon as its fix is saved, to the end of the data', async () => {
  // Later than the run on sample data that comes before a deployment.
  save(throwingAt(700));
  const dev = new DevTerminal('dev', '.', '--data', 'minutes', '--speed', 'max');
  await dev.says(/quarantined: .*no such luck.*strategy\.ts:9:/);
  save(trader());
  await dev.says(/stored in \d+ ms/);
  await dev.says(/released from quarantine/);
  expect(await dev.code).toBe(0);
  expect(dev.err).toMatch(/completed \([\d,]+ orders, [\d,]+ fills, profit -?[\d,.]+\)/);
});

test('what does not pass is not started, and --keep leaves the deployment running', async () => {
  save(trader().replace('this.buy(', 'this.by('));
  const refused = new DevTerminal('dev', 'strategy.ts', '--data', 'minutes');
  expect(await refused.code).toBe(2);
  expect(refused.err).toMatch(/strategy\.ts:\d+:\d+/);
  save(trader());
  const dev = new DevTerminal('dev', 'strategy.ts', '--data', 'minutes', '--speed', '600', '--keep');
  await dev.says(/Ctrl-C leaves it running/);
  await client.becomes(dev.id, 'running');
  dev.interrupt();
  expect(await dev.code).toBe(0);
  expect((await client.deployment(dev.id)).state).toBe('running');

  const list = new DevTerminal('deployments', 'list');
  expect(await list.code).toBe(0);
  expect(list.out).toMatch(new RegExp(`${dev.id} +running +trader@inline +minutes +600 `));
  expect(await new DevTerminal('deployments', 'stop', dev.id).code).toBe(0);
  await client.becomes(dev.id, 'stopped');
});

test('where the market rests it says until when', async () => {
  save(trader());
  const dev = new DevTerminal('dev', 'strategy.ts', '--data', 'minutes', '--speed', '1');
  await dev.says(/1 times market time, a bar every 1 min; save/);
  await dev.says(/no bar before 2024-01-01 00:01:00, in (1 min|\d+ s)\n/);
  dev.interrupt();
  expect(await dev.code).toBe(0);
});

test('without a server it says how to start one', async () => {
  const dev = new DevTerminal('dev', 'strategy.ts', '--data', 'minutes', '--server', 'http://127.0.0.1:9');
  expect(await dev.code).toBe(1);
  expect(dev.err).toContain('no Paddock server answers at http://127.0.0.1:9');
});
