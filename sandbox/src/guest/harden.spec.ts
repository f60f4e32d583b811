import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loaded, pool, stopOf, take, valueOf } from '../../test/sandboxes.ts';
import type { Sandbox } from '../index.ts';
import type { SparePool } from '../spare-pool.ts';
import { ALLOWED_GLOBALS } from './harden.ts';

let shared: SparePool;
let sandbox: Sandbox;

beforeAll(async () => {
  shared = await pool({ spares: 2 });
  sandbox = await take(shared);
});

afterAll(() => {
  sandbox.close();
  shared.close();
});

/** Evaluates an expression as a strategy would: in a new context of one isolate, in a function of a loaded bundle. */
async function guest(expression: string): Promise<unknown> {
  valueOf(await sandbox.renew());
  valueOf(await sandbox.load({ code: `exports.ask = () => { return (${expression}); };` }));
  return valueOf(await sandbox.control('ask'));
}

describe('what a strategy finds', () => {
  test('only the allowed globals, and nothing of the runtime', async () => {
    const names = (await guest('Reflect.ownKeys(globalThis).map(String)')) as string[];
    expect(names.filter((name) => !ALLOWED_GLOBALS.includes(name))).toEqual([]);
    expect(names).toContain('Float64Array');
  });

  test('no intrinsic that is not known, however it is reached', async () => {
    const names = (await guest(WALK)) as string[];
    expect(names.filter((name) => !KNOWN_CONSTRUCTORS.has(name))).toEqual([]);
  });

  test('frozen intrinsics', async () => {
    expect(
      await guest(
        '[Array.prototype, Object.prototype, Function.prototype, Math, JSON, Reflect.getPrototypeOf((async () => {})()), Map.prototype, Reflect.getPrototypeOf([].values())].every(Object.isFrozen)',
      ),
    ).toBe(true);
    expect(await guest('(() => { try { Array.prototype.push = () => 7; } catch (e) { return e.name; } })()')).toBe('TypeError');
    expect(await guest('(() => { try { Object.prototype.injected = 1; } catch (e) { return e.name; } })()')).toBe('TypeError');
  });

  test('globals that nothing else can take the place of', async () => {
    const refused = await guest(
      '["Math", "Number", "Object", "Map", "Float64Array", "undefined"].filter((name) => !Reflect.set(globalThis, name, 7) && !Reflect.defineProperty(globalThis, name, { value: 7 }) && !Reflect.deleteProperty(globalThis, name))',
    );
    expect(refused).toEqual(['Math', 'Number', 'Object', 'Map', 'Float64Array', 'undefined']);
  });

  test('errors whose names can still be set, as honest code does', async () => {
    expect(
      await guest(
        '(() => { class Mine extends Error { constructor() { super("text"); this.name = "Mine"; } } const e = new Mine(); return [e.name, e.message, String(e), e instanceof Error]; })()',
      ),
    ).toEqual(['Mine', 'text', 'Mine: text', true]);
    expect(await guest('(() => { function Old() {} Old.prototype.toString = function () { return "old"; }; return String(new Old()); })()')).toBe('old');
  });
});

describe('code from strings', () => {
  const ways = {
    eval: 'globalThis.eval("1")',
    Function: 'Function("return 1")()',
    'new Function': 'new Function("return 1")()',
    'the constructor of a function': '(() => {}).constructor("return 1")()',
    'the constructor of an async function': '(async () => {}).constructor("return 1")()',
    'the constructor of a generator': '(function* () {}).constructor("yield 1")()',
    'the constructor of an async generator': '(async function* () {}).constructor("yield 1")()',
    'a constructor found by a builtin': 'Array.prototype.push.constructor("return 1")()',
    Reflect: 'Reflect.construct(Function, ["return 1"])()',
  };
  for (const [name, expression] of Object.entries(ways)) {
    test(`is not possible by ${name}`, async () => {
      expect(await guest(`(() => { try { return ${expression}; } catch (e) { return e.name; } })()`)).toBe('TypeError');
    });
  }

  test('import() finds nothing', async () => {
    const box = await loaded(
      shared,
      'let told; exports.ask = () => { import("node:fs").then(() => { told = "loaded"; }, (e) => { told = e.name; }); }; exports.told = () => told;',
    );
    await box.control('ask');
    expect(valueOf(await box.control('told'))).not.toBe('loaded');
    box.close();
  });
});

describe('the same answer twice', () => {
  test('time is what the runtime says, however it is asked', async () => {
    const code = `exports.times = () => [Date.now(), new Date().getTime(), Date(), new (class extends Date {})().getTime(), new Date().constructor.now(), Reflect.construct(Date, []).getTime(), new Date(5).getTime(), new Date(2020, 0, 1).getTime(), new Date('2020-01-01').toISOString(), new Date().getTimezoneOffset()];`;
    const box = await loaded(shared, code);
    valueOf(await box.control('now', 86_400_000));
    expect(valueOf(await box.control('times'))).toEqual([
      86_400_000,
      86_400_000,
      'Fri Jan 02 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
      86_400_000,
      86_400_000,
      86_400_000,
      5,
      1_577_836_800_000,
      '2020-01-01T00:00:00.000Z',
      0,
    ]);
    box.close();
  });

  test('Date keeps its own manners', async () => {
    expect(
      await guest(
        '[Date.name, Date.length, typeof Date(), new Date(0) instanceof Date, Date.prototype.constructor === Date, Object.prototype.toString.call(new Date(0)), Date.UTC(2020, 1), Date.parse("2020-02-01")]',
      ),
    ).toEqual(['Date', 7, 'string', true, true, '[object Date]', 1_580_515_200_000, 1_580_515_200_000]);
  });

  test('random numbers follow from the seed', async () => {
    const code = 'exports.draw = () => [Math.random(), Math.random(), Math.random()];';
    const draws: unknown[] = [];
    for (const seed of [42, 42, 43]) {
      const box = await loaded(shared, code);
      valueOf(await box.control('seed', seed));
      draws.push(valueOf(await box.control('draw')));
      box.close();
    }
    expect(draws[0]).toEqual(draws[1]);
    expect(draws[0]).not.toEqual(draws[2]);
    expect(draws[0]).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099]);
  });

  test('no locale, no clock, no collector to be seen', async () => {
    expect(
      await guest(
        '[(1234.5).toLocaleString(), "ä".localeCompare("z"), "I".toLocaleLowerCase("tr"), new Date(0).toLocaleDateString(), (12n).toLocaleString(), typeof "".normalize]',
      ),
    ).toEqual(['1234.5', 1, 'i', '1970-01-01', '12', 'undefined']);
    expect(
      await guest(
        '[typeof WeakRef, typeof FinalizationRegistry, typeof performance, typeof setTimeout, typeof Intl, typeof Temporal, typeof gc, typeof Atomics, typeof SharedArrayBuffer, typeof WebAssembly, typeof console]',
      ),
    ).toEqual(Array.from({ length: 11 }, () => 'undefined'));
    expect(await guest('[typeof Date.prototype.toTemporalInstant, typeof Array.fromAsync, typeof Error.captureStackTrace]')).toEqual([
      'undefined',
      'undefined',
      'undefined',
    ]);
  });
});

describe('side doors', () => {
  test('buffers cannot grow', async () => {
    expect(
      await guest(
        '(() => { const b = new ArrayBuffer(8, { maxByteLength: 1e9 }); return [b.byteLength, b.resize, b.maxByteLength, b.transfer, new b.constructor(4, { maxByteLength: 9 }).resizable]; })()',
      ),
    ).toEqual([8, null, null, null, null]);
  });

  test('stack traces are texts, not objects', async () => {
    expect(await guest('(() => { Error.prepareStackTrace = () => 1; })() ?? typeof new Error("x").stack').catch((error: unknown) => String(error))).toMatch(
      /string|TypeError/,
    );
    expect(await guest('(() => { try { Error.stackTraceLimit = 1000; } catch {} return Error.stackTraceLimit; })()')).toBe(10);
  });

  test('the callers of a function stay hidden', async () => {
    expect(await guest('(() => { function f() { try { return typeof f.caller; } catch (e) { return e.name; } } return f(); })()')).toBe('TypeError');
  });

  test('the entry of the runtime is gone before any author code runs', async () => {
    const box = await take(shared);
    expect(valueOf(await box.load({ code: 'exports.found = typeof __entry + typeof __define; exports.x = () => exports.found;' }))).toEqual(['found', 'x']);
    expect(valueOf(await box.control('x'))).toBe('undefinedundefined');
    box.close();
  });

  test('a bundle that defines nothing, or twice, is refused', async () => {
    const box = await take(shared);
    expect(stopOf(await box.load({ code: '}); __define(() => {}); (function () {' })).code).toBe('threw');
    box.close();
  });
});

const WALK = `(() => {
  const seen = new Set(); const names = new Set(); const queue = [globalThis, [].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/a/g), (function* () {})(), (async function* () {})(), async () => {}, new Error('x'), (async () => {})(), new Float64Array(1), (() => { try { null.x; } catch (e) { return e; } })()];
  while (queue.length > 0) {
    const value = queue.pop();
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue;
    seen.add(value);
    if (typeof value === 'function' && /^[A-Z]/.test(value.name) && Object.hasOwn(value, 'prototype')) names.add(value.name);
    queue.push(Reflect.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      if (property !== undefined) queue.push(property.value, property.get, property.set);
    }
  }
  return [...names].sort();
})()`;

const KNOWN_CONSTRUCTORS = new Set([...ALLOWED_GLOBALS, 'TypedArray', 'Promise']);
