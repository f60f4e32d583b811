import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guestImage, loaded, pool, rowsOf, stopOf, take, valueOf } from '../test/sandboxes.ts';
import type { Budgets, Outcome, Sandbox } from './index.ts';
import type { SparePool } from './spare-pool.ts';

const MB = 1_048_576;
const BUDGETS = { chunkMs: 300, controlMs: 300, loadMs: 300, graceMs: 200, heapBytes: 32 * MB, rssBytes: 320 * MB };

let shared: SparePool;

beforeAll(async () => {
  shared = await pool({ spares: 2, budgets: BUDGETS });
});

afterAll(() => shared.close());

function ones(count: number): { rows: number; payload: Uint8Array } {
  return rowsOf(Array.from({ length: count }, () => 1));
}

/** Runs `exports.attack` in a sandbox of its own; the parent measures how long its own event loop was kept from turning. */
async function attack(code: string, budgets: Partial<Budgets> = {}): Promise<{ outcome: Outcome<unknown>; sandbox: Sandbox; ms: number }> {
  const sandbox = await take(shared, budgets);
  const since = performance.now();
  const load = await sandbox.load({ code });
  const outcome = load.ok ? await sandbox.control('attack') : load;
  const ms = performance.now() - since;
  sandbox.close();
  return { outcome, sandbox, ms };
}

describe('code that never comes back', () => {
  const interruptible: Readonly<Record<string, string>> = {
    'an endless loop': 'exports.attack = () => { for (;;); };',
    'an endless loop at the top level': 'for (;;);',
    'an endless loop in a catch that repeats itself': 'exports.attack = () => { for (;;) { try { for (;;); } catch { continue; } finally { continue; } } };',
    'a regular expression that backtracks': 'exports.attack = () => /^(a+)+$/.test("a".repeat(40) + "b");',
    'an endless generator': 'exports.attack = () => { function* more() { for (;;) yield 1; } for (const value of more()); };',
    'a flood of microtasks': 'exports.attack = () => { const again = () => (async () => {})().then(again); again(); return 1; };',
    'a getter of the exports': 'Object.defineProperty(exports, "attack", { enumerable: true, get() { for (;;); } });',
    'a sort with an endless comparator': 'exports.attack = () => [3, 1, 2].sort(() => { for (;;); });',
  };
  for (const [name, code] of Object.entries(interruptible)) {
    test(`${name} ends as "cpu" within its budget`, async () => {
      const { outcome, ms } = await attack(code);
      expect(['cpu', 'starved']).toContain(stopOf(outcome).code);
      expect(ms).toBeLessThan(1_500);
    });
  }

  const uninterruptible: Readonly<Record<string, string>> = {
    'includes() of a huge array-like': 'exports.attack = () => [].includes.call({ length: 2 ** 40 }, 1);',
    'fill() of a huge array-like': 'exports.attack = () => Array.prototype.fill.call({ length: 2 ** 50 }, 1, 0, 2 ** 40);',
    'a huge power': 'exports.attack = () => String((7n ** (2n ** 22n)) ** 8n).length;',
  };
  for (const [name, code] of Object.entries(uninterruptible)) {
    test(`${name} is killed at the deadline`, async () => {
      const { outcome, ms } = await attack(code);
      expect(['deadline', 'starved', 'cpu']).toContain(stopOf(outcome).code);
      expect(ms).toBeLessThan(1_500);
    });
  }
});

describe('what is thrown', () => {
  test('an error is told with its place', async () => {
    const { outcome } = await attack('exports.attack = () => {\n  throw new RangeError("too far");\n};');
    expect(stopOf(outcome)).toMatchObject({ code: 'threw', message: 'RangeError: too far (in attack)', location: { file: 'strategy.js', line: 2 } });
  });

  const odd: Readonly<Record<string, string>> = {
    undefined: 'throw undefined',
    null: 'throw null',
    'a number': 'throw 7',
    'an object without a prototype': 'throw Object.create(null)',
    'a function': 'throw () => 1',
    'a symbol': 'throw Symbol("x")',
    'a proxy whose traps throw': 'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })',
    'an error with throwing getters':
      'const e = new Error("x"); Object.defineProperty(e, "message", { get() { throw e; } }); Object.defineProperty(e, "stack", { get() { throw e; } }); throw e',
    'an error whose message is an object': 'const e = new Error("x"); e.message = { toString() { throw 1; } }; throw e',
    'an error with a cyclic cause': 'const e = new Error("x"); e.cause = e; throw e',
    'an error with a huge message': 'throw new Error("x".repeat(1e6))',
  };
  for (const [name, statement] of Object.entries(odd)) {
    test(`${name} becomes one short line`, async () => {
      const { outcome } = await attack(`exports.attack = () => { ${statement}; };`);
      const stop = stopOf(outcome);
      expect(stop.code).toBe('threw');
      expect(stop.message.length).toBeLessThan(600);
      expect(stop.message).not.toMatch(/[\n\r]|\/work|node_modules/);
    });
  }

  const endless: Readonly<Record<string, string>> = {
    'an endless message getter': 'const e = new Error("x"); Object.defineProperty(e, "message", { get() { for (;;); } }); throw e',
    'a proxy with endless traps': 'throw new Proxy({}, { get() { for (;;); }, getPrototypeOf() { for (;;); } })',
    'endless recursion in a getter': 'const e = {}; Object.defineProperty(e, "stack", { get() { return e.stack; } }); throw e',
  };
  for (const [name, statement] of Object.entries(endless)) {
    test(`${name} harms nobody`, async () => {
      const { outcome, ms } = await attack(`exports.attack = () => { ${statement}; };`);
      expect(['threw', 'cpu', 'deadline', 'starved']).toContain(stopOf(outcome).code);
      expect(ms).toBeLessThan(1_500);
    });
  }

  test('endless recursion is told as an error', async () => {
    const { outcome } = await attack('exports.attack = function deeper() { return deeper() + 1; };');
    expect(stopOf(outcome)).toMatchObject({ code: 'threw', message: expect.stringContaining('Maximum call stack size exceeded') });
  });

  test('a rejection that nobody awaits is told like an error', async () => {
    const { outcome } = await attack('exports.attack = () => {\n  (async () => { throw new Error("lost"); })();\n  return 1;\n};');
    expect(stopOf(outcome)).toMatchObject({ code: 'threw', message: 'Error: lost (in attack)', location: { line: 2 } });
  });

  test('a rejection whose getters never end is killed', async () => {
    const { outcome } = await attack(
      'exports.attack = () => { const e = new Error("x"); Object.defineProperty(e, "message", { get() { for (;;); } }); (async () => { throw e; })(); };',
    );
    expect(['threw', 'cpu', 'deadline', 'starved']).toContain(stopOf(outcome).code);
  });

  test('a sandbox goes on after an error and tells what a failed chunk had done', async () => {
    const sandbox = await loaded(
      shared,
      'exports.onRow = (value) => { if (value === 3) throw new Error("three"); return value; }; exports.alive = () => true;',
    );
    const outcome = await sandbox.chunk(rowsOf([1, 2, 3, 4]));
    expect(stopOf(outcome)).toMatchObject({ code: 'threw', message: 'Error: three (in onRow)' });
    expect(outcome.ok ? undefined : outcome.out?.length).toBe(16);
    expect(valueOf(await sandbox.control('alive'))).toBe(true);
    sandbox.close();
  });

  test('a chunk stopped for its CPU time keeps what it had done', async () => {
    const sandbox = await loaded(shared, 'module.exports = {\n  onRow(value) { if (value === 3) for (;;); return value; },\n};');
    const outcome = await sandbox.chunk(rowsOf([1, 2, 3, 4]));
    const stop = stopOf(outcome);
    expect(['cpu', 'starved']).toContain(stop.code);
    expect(outcome.ok ? undefined : outcome.out?.length).toBe(16);
    if (stop.code === 'cpu')
      expect(stop).toMatchObject({ message: expect.stringContaining('in onRow'), location: { file: 'strategy.js', line: 2, column: 3 } });
    sandbox.close();
  });
});

describe('memory', () => {
  // Growth that is slow in one call may use up its CPU time first; either way it ends, and below the limit.
  const slow = ['memory', 'cpu', 'deadline', 'starved'];
  const growth: Readonly<Record<string, readonly [code: string, expected: readonly string[]]>> = {
    'an array that grows': ['const all = []; exports.attack = () => { for (;;) all.push(new Array(1000).fill(1.5)); };', ['memory']],
    'a string that doubles': [
      'exports.attack = () => { let text = "abcdefgh"; const all = []; for (;;) { text += text; all.push(text.split("")); } };',
      ['memory'],
    ],
    'integers that grow': ['exports.attack = () => { const all = []; let big = 1n; for (;;) all.push((big = (big << 100000n) | 1n)); };', ['memory']],
    'buffers outside the heap': ['const all = []; exports.attack = () => { for (;;) all.push(new Uint8Array(1 << 20).fill(1)); };', ['memory', 'threw']],
    'one buffer that is too large': ['exports.attack = () => new Uint8Array(2 ** 31).fill(1).length;', ['threw']],
    'a map that grows': ['const all = new Map(); exports.attack = () => { for (let key = 0; ; key++) all.set(key, { key }); };', slow],
    'an object used as a dictionary': ['const all = {}; exports.attack = () => { for (let key = 0; ; key++) all["k" + key] = key; };', slow],
    'a sparse array': ['const all = []; exports.attack = () => { for (let at = 0; ; at += 1000) all[at] = at; };', slow],
    'closures that are kept': ['const all = []; exports.attack = () => { for (;;) all.push(() => all.length); };', slow],
    'a pre-sized array': ['exports.attack = () => new Array(2 ** 27).fill({}).length;', slow],
    'catching every failure and going on': [
      'const all = []; exports.attack = () => { for (;;) { try { for (;;) all.push(new Uint8Array(1 << 22).fill(1)); } catch {} } };',
      slow,
    ],
  };
  for (const [name, [code, expected]] of Object.entries(growth)) {
    test(`${name} ends with a reason and stays below the limit`, async () => {
      const { outcome, sandbox } = await attack(code, { controlMs: expected === slow ? 500 : 5_000 });
      expect(expected).toContain(stopOf(outcome).code);
      expect(sandbox.stats.peakRssBytes).toBeLessThan(BUDGETS.rssBytes + 64 * MB);
    });
  }

  test('a slow leak is stopped by the budget, told in megabytes', async () => {
    const sandbox = await loaded(shared, 'const all = []; exports.onRow = () => all.push(new Array(10_000).fill(0.5));');
    let stop;
    for (let chunk = 0; chunk < 200 && stop === undefined; chunk += 1) {
      const outcome = await sandbox.chunk(ones(20));
      if (!outcome.ok) stop = outcome.stop;
    }
    expect(stop).toMatchObject({ code: 'memory', allowed: '32 MB', used: expect.stringMatching(/^\d+ MB$/) });
    sandbox.close();
  });

  test('garbage is not a leak', async () => {
    const sandbox = await loaded(shared, 'let last; exports.onRow = () => { last = new Array(10_000).fill(0.5); return 1; };');
    for (let chunk = 0; chunk < 50; chunk += 1) valueOf(await sandbox.chunk(ones(200)));
    sandbox.close();
  });

  test('an answer that is too large is refused and the sandbox goes on', async () => {
    const sandbox = await loaded(shared, 'exports.huge = () => "x".repeat(1e6); exports.small = () => "x";');
    expect(stopOf(await sandbox.control('huge'))).toMatchObject({ code: 'output', allowed: '256 KiB per reply' });
    expect(valueOf(await sandbox.control('small'))).toBe('x');
    sandbox.close();
  });
});

describe('a guest image that breaks its side of the contract', () => {
  const entries: Readonly<Record<string, string>> = {
    'a control reply that is no text': 'control: () => 7',
    'a control reply that is an object': 'control: () => ({ toString() { for (;;); } })',
    'a control reply that is a function': 'control: () => () => 1',
    'a control reply that is no JSON': 'control: () => "{"',
    'an error thrown across the boundary': 'control() { throw new Error("x"); }',
    'a proxy thrown across the boundary': 'control() { throw new Proxy({}, { get() { throw 1; } }); }',
  };
  for (const [name, control] of Object.entries(entries)) {
    test(`${name} is refused`, async () => {
      const outcome = await strange(`attach: () => 1, load: () => "{}", chunk: () => 0, failure: () => "", ${control}`, (sandbox) => sandbox.control('x'));
      expect(['protocol', 'threw', 'crashed']).toContain(stopOf(outcome).code);
    });
  }

  const replies = ['-2', '1e9', '0.5', 'NaN', '"8"', '8n', '({ valueOf() { return 8; } })', 'undefined'];
  for (const reply of replies) {
    test(`${reply} as the size of a chunk's output is refused`, async () => {
      const outcome = await strange(`attach: () => 1, load: () => "{}", control: () => "{}", failure: () => "", chunk: () => ${reply}`, (sandbox) =>
        sandbox.chunk(rowsOf([1])),
      );
      expect(['protocol', 'threw']).toContain(stopOf(outcome).code);
    });
  }
});

async function strange(entry: string, ask: (sandbox: Sandbox) => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  const image = await guestImage(`globalThis.__entry = { ${entry} }; globalThis.__define = () => {};`);
  const odd = await pool({ spares: 0, image, budgets: BUDGETS });
  const sandbox = await take(odd);
  const outcome = await ask(sandbox);
  sandbox.close();
  odd.close();
  return outcome;
}
