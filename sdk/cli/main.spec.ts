import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS, main } from './main.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'paddock-cli-'));
  writeFileSync(path.join(cwd, 'strategy.ts'), '');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function paddock(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(words, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env: {},
    cwd,
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

describe('the command line', () => {
  test('shows all commands without arguments', async () => {
    const { code, out } = await paddock();
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(name);
  });

  test.each(COMMANDS.map(({ name }) => name))('explains %s with --help', async (name) => {
    const { code, out } = await paddock(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Usage: paddock ${name}`);
    expect(out).toContain('Examples');
    expect((await paddock('help', name)).out).toBe(out);
  });

  test('prints its version', async () => {
    expect((await paddock('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    [
      ['bactest'],
      'paddock: unknown command "bactest"; did you mean "backtest"?; valid: init, check, test, backtest, dev, publish, deployments, logs, data, doctor\n',
    ],
    [['backtest'], 'paddock backtest: missing strategy (a .ts file or name@version)\n'],
    [['backtest', 'strategy.ts'], 'paddock backtest: missing --data <csv file or dataset id>\n'],
    [['backtest', 'nothing.ts', '--data', 'a.csv'], 'paddock backtest: strategy "nothing.ts" does not exist\n'],
    [
      ['backtest', 'strategy.ts', '--data', 'a.csv'],
      'paddock backtest: data "a.csv" is not a file here; datasets live on a server: add --server URL, or give a CSV file\n',
    ],
    [
      ['backtest', 'sma@1.0.0', '--data', 'a.csv'],
      'paddock backtest: "sma@1.0.0" is not a file here; published strategies live on a server: add --server URL, or give a .ts file\n',
    ],
    [['backtest', 'strategy.ts', '--data', 'a.csv', '--cash', 'lots'], 'paddock backtest: --cash "lots" is not valid; it must be a decimal number above 0\n'],
    [['backtest', 'strategy.ts', '--data', 'a.csv', '--local', '--server', 'http://x'], 'paddock backtest: --local and --server exclude each other\n'],
    [['data', 'lst'], 'paddock data: unknown "data lst"; did you mean "list"?; valid: import, list, show, export, delete, inspect\n'],
    [['publish', 'strategy.ts', '--version', '1.0'], 'paddock publish: --version "1.0" is not a semantic version; valid: 1.0.0, 1.2.3\n'],
    [['logs', 'x', '--server', 'nowhere'], 'paddock logs: --server "nowhere" is not an address; valid: http://host:port or https://host\n'],
    [
      ['init', 'strategy.ts/Über'],
      'paddock init: "über" cannot name a strategy; valid: lower-case letters, digits and hyphens, beginning with a letter, up to 63; choose one with --name\n',
    ],
  ])('answers %j with one line and exit code 1', async (words, message) => {
    expect(await paddock(...words)).toEqual({ code: 1, out: '', err: message });
  });

  test('says how to start a server when none answers', async () => {
    const { code, err } = await paddock('logs', 'some-id', '--server', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(err).toContain('no Paddock server answers at http://127.0.0.1:9');
  });

  test('init prints commands for a plain name without quotes', async () => {
    expect((await paddock('init', 'plain-name')).out).toContain('  npx paddock check plain-name\n');
  });

  test('init makes a complete folder once', async () => {
    const { code, out } = await paddock('init', 'my_first Strategy');
    expect(code).toBe(0);
    expect(out).toContain("  npx paddock check 'my_first Strategy'\n  npx paddock test 'my_first Strategy'\n");
    expect(out).toContain("cd 'my_first Strategy' && npm install");
    const folder = path.join(cwd, 'my_first Strategy');
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', 'package.json', 'strategy.spec.ts', 'strategy.ts', 'tsconfig.json']);
    expect(readFileSync(path.join(folder, 'strategy.ts'), 'utf8')).toContain("class MyFirstStrategy extends Strategy({\n  name: 'my-first-strategy'");
    expect((await paddock('init', 'my_first Strategy')).err).toBe('paddock init: folder "my_first Strategy" is not empty\n');
  });
});
