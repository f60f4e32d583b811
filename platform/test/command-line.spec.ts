import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tarOf } from '../../sandbox/test/tar-of.ts';
import { main } from '../../sdk/cli/main.ts';
import { createTestApp, type TestApp } from './harness.ts';

let paddock: TestApp;
let cwd: string;
beforeAll(async () => {
  paddock = await createTestApp();
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-cli-server-'));
  fs.writeFileSync(path.join(cwd, 'WAVE.csv'), prices());
  fs.writeFileSync(path.join(cwd, 'mine.ts'), source("this.log(`close ${bar.close}`, bar.close > 105 ? 'warn' : 'info');"));
});
afterAll(async () => {
  await paddock.close();
  fs.rmSync(cwd, { recursive: true, force: true });
});

function prices(): string {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const close = 100 + 10 * Math.sin((i * Math.PI) / 20);
    return `${new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)},${close.toFixed(2)},${(close + 1).toFixed(2)},${(close - 1).toFixed(2)},${close.toFixed(2)},1000`;
  });
  return `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`;
}
const source = (body: string): string =>
  `import { Strategy, type Bar } from '@paddock/sdk';\nexport default class Mine extends Strategy({ name: 'mine' }) {\n  override onBar(bar: Bar): void {\n    ${body}\n  }\n}\n`;

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const env = { PADDOCK_SERVER: paddock.url, PADDOCK_API_KEY: paddock.admin.replace('Bearer ', '') };
  const terminal = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    env,
    cwd,
    signal: new AbortController().signal,
  };
  const code = await main(words, terminal);
  return { code, out, err };
}
const readJson = (name: string): { readonly [key: string]: unknown } =>
  JSON.parse(fs.readFileSync(path.join(cwd, name), 'utf8')) as { readonly [key: string]: unknown };

describe('the command line and a server', () => {
  test('imports a file, lists and shows it', async () => {
    const imported = await run('data', 'import', 'WAVE.csv', '--name', 'waves');
    expect([imported.code, imported.err]).toEqual([0, '']);
    expect(imported.out).toContain('imported 90 rows');
    expect((await run('data', 'list')).out).toMatch(/waves +1d +1 +90 +2020-01-01 to 2020-03-30/);
    expect((await run('data', 'show', 'waves')).out).toMatch(/WAVE +90 +2020-01-01 +2020-03-30 +0/);
    expect(JSON.parse((await run('data', 'show', 'waves', '--json')).out)).toMatchObject({ name: 'waves', rows: 90 });
  });

  test('runs a published sample on a dataset, with the same result as on this machine', async () => {
    const words = ['--param', 'fast=3', '--param', 'slow=8'];
    const remote = await run('backtest', 'sma-crossover', '--data', 'waves', ...words, '--json', 'remote.json');
    expect(remote.err).toContain('json written to remote.json');
    expect([remote.code, remote.out]).toEqual([0, expect.stringContaining('sma-crossover: completed (90 bars')]);
    const plugin = path.resolve(import.meta.dirname, '../../plugins/sma-crossover');
    expect((await run('backtest', plugin, '--local', '--data', 'WAVE.csv', ...words, '--json', 'local.json')).code).toBe(0);
    const [there, here] = [readJson('remote.json'), readJson('local.json')];
    for (const part of ['status', 'metrics', 'trades', 'orders', 'fills', 'equity', 'openPositions', 'assumptions', 'costs', 'monthly', 'logs'])
      expect(there[part], part).toEqual(here[part]);
    expect(there).toMatchObject({ timing: { bars: 90, cpuMs: expect.any(Number), wallMs: expect.any(Number), barsPerCpuSecond: expect.any(Number) } });
  });

  test('sends a file and its data when neither is there yet', async () => {
    const { code, out, err } = await run('backtest', 'mine.ts', '--data', 'WAVE.csv', '--label', 'inline', '--csv', 'trades.csv', '--html', 'report.html');
    expect([code, out]).toEqual([0, expect.stringContaining('mine.ts: completed')]);
    expect(err).toContain('note: backtest ');
    expect(fs.readFileSync(path.join(cwd, 'report.html'), 'utf8')).toContain('<html');
  });

  test('sends the same data once, and never mixes files of the same name', async () => {
    const names = async (): Promise<readonly string[]> => (JSON.parse((await run('data', 'list', '--json')).out) as { name: string }[]).map(({ name }) => name);
    const before = await names();
    expect((await run('backtest', 'mine.ts', '--data', 'WAVE.csv')).code).toBe(0);
    expect(await names()).toEqual(before);
    fs.mkdirSync(path.join(cwd, 'other'), { recursive: true });
    fs.writeFileSync(path.join(cwd, 'other/WAVE.csv'), prices().split('\n').slice(0, 50).join('\n'));
    expect((await run('backtest', 'mine.ts', '--data', 'other/WAVE.csv')).out).toContain('completed (49 bars');
    expect((await names()).filter((name) => /^WAVE-[0-9a-f]{12}$/.test(name))).toHaveLength(2);
  });

  test("exit code 2 and the author's line when the strategy fails there", async () => {
    fs.writeFileSync(path.join(cwd, 'fails.ts'), source("throw new Error('enough');"));
    const { code, out } = await run('backtest', 'fails.ts', '--data', 'waves', '--json', 'failed.json');
    expect([code, out]).toEqual([2, expect.stringContaining('fails.ts:4:')]);
    expect(readJson('failed.json')).toMatchObject({ status: 'failed', reason: { message: expect.stringContaining('enough') } });
  });

  test('exit code 2 for a strategy that the server cannot compile', async () => {
    fs.writeFileSync(path.join(cwd, 'broken.ts'), source('this.buy({ quantity: 1 ;'));
    const { code, err } = await run('backtest', 'broken.ts', '--data', 'waves');
    expect([code, err]).toEqual([2, expect.stringMatching(/broken\.ts:4:\d+: Expected/)]);
  });

  test('counts the rows of an import that were kept, and tells of the others and of gaps', async () => {
    const day = (date: string, close = 10): string => `2024-01-${date},${close},${close + 1},${close - 1},${close},5`;
    const days = ['01', '02', '03', '04', '05'].map((date) => day(date));
    const rows = [...days, day('05', 11), day('05'), '2024-01-06,ten,11,9,10,5', '2024-01-07,10,9,11,10,5', '2024-01-99,10,11,9,10,5', day('23'), day('24')];
    fs.writeFileSync(path.join(cwd, 'broken.csv'), `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`);
    const { code, out, err } = await run('data', 'import', 'broken.csv', '--symbol', 'X');
    expect([code, out]).toEqual([0, expect.stringMatching(/^imported 7 of 12 rows into dataset /)]);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^note: 3 rows were rejected; first: broken\.csv line 9: /),
      'note: 2 rows repeat a time that was there already, 1 with other values; the first stayed',
      'note: 1 gap between bars; first: X from 2024-01-05 to 2024-01-23',
    ]);
  });

  test('names the option for dates that can be read in two ways', async () => {
    fs.writeFileSync(path.join(cwd, 'dates.csv'), 'Date,Open,High,Low,Close\n01/02/2024,1,1,1,1\n02/02/2024,1,1,1,1\n03/02/2024,1,1,1,1\n');
    for (const action of ['import', 'inspect']) {
      const { code, err } = await run('data', action, 'dates.csv');
      expect([code, err]).not.toEqual([0, err]);
      expect(err).toContain('--time-format');
    }
    expect((await run('data', 'import', 'dates.csv', '--time-format', 'day-first')).code).toBe(0);
  });

  test('names the files of a folder that were left out', async () => {
    fs.mkdirSync(path.join(cwd, 'folder'));
    fs.writeFileSync(path.join(cwd, 'folder', 'GOOD.csv'), prices());
    fs.writeFileSync(path.join(cwd, 'folder', 'NONE.csv'), '');
    const imported = await run('data', 'import', 'folder');
    expect([imported.code, imported.err]).toEqual([0, 'note: NONE.csv was left out: the file is empty\n']);
    expect((await run('backtest', 'mine.ts', '--data', 'folder', '--local')).err).toContain('NONE.csv was left out: the file is empty');
  });

  test('publishes versions and shows why one is refused', async () => {
    expect((await run('publish', 'mine.ts', '--note', 'first')).out).toMatch(/^published mine@1\.0\.0 \([0-9a-f]{12}\)/);
    expect((await run('publish', 'mine.ts')).out).toMatch(/^published mine@1\.0\.0/);
    fs.writeFileSync(path.join(cwd, 'typo.ts'), source('this.by({ quantity: 1 });'));
    const refused = await run('publish', 'typo.ts');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^typo\.ts:4:10: .*'by'/m);
    expect(refused.err.split('\n').slice(1)).toEqual(['not published: 1 problem', '']);
    expect((await run('backtest', 'mine@1.0.0', '--data', 'waves')).code).toBe(0);
  });

  test('publishes an archive, which the server unpacks', async () => {
    fs.writeFileSync(
      path.join(cwd, 'packed.tgz'),
      gzipSync(tarOf([{ name: 'strategy.ts', text: source('this.log(bar.close);').replace("'mine'", "'packed'") }])),
    );
    expect((await run('publish', 'packed.tgz')).out).toMatch(/^published packed@1\.0\.0/);
    fs.writeFileSync(path.join(cwd, 'linked.tar'), tarOf([{ name: 'strategy.ts', kind: '2', link: '/etc/passwd' }]));
    const refused = await run('publish', 'linked.tar');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('"strategy.ts" is a symbolic link; only plain files are taken')]);
  });

  test('sends a strategy of several files', async () => {
    fs.mkdirSync(path.join(cwd, 'several/lib'), { recursive: true });
    fs.writeFileSync(
      path.join(cwd, 'several/strategy.ts'),
      `import { size } from './lib/size.ts';\n${source('if (this.position.isFlat) this.buy({ quantity: size(bar.close) });')}`,
    );
    fs.writeFileSync(path.join(cwd, 'several/lib/size.ts'), 'export const size = (price: number): number => Math.floor(1_000 / price);\n');
    expect((await run('backtest', 'several', '--data', 'waves')).code).toBe(0);
  });

  test('shows the log of a run', async () => {
    const { err } = await run('backtest', 'mine.ts', '--data', 'waves');
    const id = /backtest ([0-9a-f-]{36})/.exec(err)?.[1] ?? '';
    const all = await run('logs', id);
    expect(all.out.trimEnd().split('\n')).toHaveLength(90);
    const warnings = await run('logs', id, '--level', 'warn', '--json');
    expect(
      warnings.out
        .trimEnd()
        .split('\n')
        .every((line) => (JSON.parse(line) as { level: string }).level === 'warn'),
    ).toBe(true);
    expect(warnings.err).toBe('backtest completed\n');
  });

  test('one line and exit code 1 for what does not exist there', async () => {
    const dataset = await run('backtest', 'sma-crossover', '--data', 'nothing-like-it');
    expect([dataset.code, dataset.err.split('\n').length]).toEqual([1, 2]);
    expect(dataset.err).toContain('nothing-like-it');
    expect((await run('backtest', 'sma-crossovr', '--data', 'waves')).err).toContain('There is no strategy "sma-crossovr". Available:');
    expect((await run('logs', 'no-such-run')).code).toBe(1);
    expect((await run('data', 'show', 'wave')).err).toMatch(/^paddock data: dataset "wave" does not exist; there are: .*waves\n$/);
  });

  test('says what is wrong with a parameter', async () => {
    const { code, err } = await run('backtest', 'sma-crossover', '--data', 'waves', '--param', 'fast=many');
    expect([code, err]).toEqual([1, expect.stringContaining('fast: "many" is not a number; valid: 1 to 1000')]);
  });

  test('wants a key that the server knows', async () => {
    const { code, err } = await run('data', 'list', '--api-key', 'pdk_nobody');
    expect([code, err]).toEqual([1, expect.stringContaining('set PADDOCK_API_KEY or give --api-key')]);
  });

  test('exports Parquet and deletes', async () => {
    const { code, out } = await run('data', 'export', 'waves', '--out', 'waves.parquet');
    expect([code, out]).toEqual([0, `${path.join(cwd, 'waves.parquet')}\n`]);
    expect(fs.readFileSync(path.join(cwd, 'waves.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    expect((await run('data', 'delete', 'waves')).err).toContain('add --yes');
    expect((await run('data', 'delete', 'waves', '--yes')).code).toBe(0);
    expect((await run('data', 'list')).out).not.toContain('waves ');
  });
});
