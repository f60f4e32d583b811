import { monitorEventLoopDelay } from 'node:perf_hooks';
import { beforeAll, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { guestImage, liar, rowsOf, stopOf, valueOf } from '../test/sandboxes.ts';
import { withDefaults } from './budget.ts';
import type { GuestImage, Outcome } from './index.ts';
import { builtFile, launchPlan } from './launch.ts';
import { Sandbox } from './supervisor.ts';

let image: GuestImage;

beforeAll(async () => {
  await builtSandbox();
  image = await guestImage();
});

/** A liar that started well, for requests of the test's own. */
async function acquainted(code: string): Promise<{ readonly program: ReturnType<typeof liar>; readonly sandbox: Sandbox }> {
  const program = liar(code);
  const budgets = withDefaults({ controlMs: 250, chunkMs: 250, graceMs: 100 });
  const options = { image, budgets, inputBytes: 65_536, outputBytes: 65_536, replyBytes: 4_096, feedWindow: false, jitless: false, child: program.path };
  const sandbox = valueOf(await Sandbox.start(options));
  sandbox.assign(budgets);
  return { program, sandbox };
}

/** Starts the liar, asks it for one control reply and one chunk, and returns the first refusal. */
async function meet(code: string): Promise<{ outcome: Outcome<unknown>; ms: number; pid: number | undefined }> {
  const program = liar(code);
  const since = performance.now();
  const budgets = withDefaults({ controlMs: 250, chunkMs: 250, graceMs: 100 });
  const started = await Sandbox.start({
    image,
    budgets,
    inputBytes: 65_536,
    outputBytes: 65_536,
    replyBytes: 4_096,
    feedWindow: true,
    jitless: false,
    child: program.path,
  });
  let outcome: Outcome<unknown> = started;
  if (started.ok) {
    const sandbox = started.value;
    sandbox.assign(budgets);
    outcome = await sandbox.control('anything');
    if (outcome.ok) outcome = await sandbox.chunk(rowsOf([1, 2]));
    if (outcome.ok) outcome = await sandbox.control('once more');
    sandbox.close();
  }
  const ms = performance.now() - since;
  program.remove();
  return { outcome, ms, pid: started.ok ? started.value.pid : undefined };
}

/** Where a launcher has filtered the call the liar dies of its attempt. */
const DENIED = 'crashed';

const LIES: Readonly<Record<string, readonly [code: string, expected: readonly string[]]>> = {
  'garbage instead of a greeting': ['raw(Buffer.from("GET / HTTP/1.1\\r\\n\\r\\nxxxxxxxxxxxxx")); wait();', ['protocol']],
  'a greeting of 4 GiB': ['raw(Buffer.from([255, 255, 255, 255, 129, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])); wait();', ['protocol']],
  'two greetings': ['hello(); hello(); wait();', ['protocol']],
  'ready before it was asked': ['hello(); send(130, 1); wait();', ['protocol', 'starved', 'deadline']],
  'an end right after the greeting': ['hello(); process.exit(3);', ['crashed']],
  'an unsolicited frame': ['honestStart(); send(131, 99, "{}"); wait();', ['protocol']],
  'an answer to another request': ['honestStart(); send(131, next() + 7, "{}"); wait();', ['protocol']],
  'two answers': ['honestStart(); const s = next(); raw(Buffer.concat([frame(131, s, "{}"), frame(131, s, "{}")])); wait();', ['protocol']],
  'an answer of another kind': ['honestStart(); send(132, next(), "12345678"); wait();', ['protocol']],
  'an answer of an unknown kind': ['honestStart(); send(77, next(), ""); wait();', ['protocol']],
  'a length below the least': ['honestStart(); const b = frame(131, next()); b.writeUInt32LE(3, 0); raw(b); wait();', ['protocol']],
  'a length above the cap': ['honestStart(); raw(frame(131, next(), "{}", 1e6)); wait();', ['protocol']],
  'a length of 4 GiB': ['honestStart(); const b = frame(131, next()); b.writeUInt32LE(0xffffffff, 0); raw(b); wait();', ['protocol']],
  'a frame that never ends': ['honestStart(); raw(frame(131, next(), "{}", 100)); wait();', ['deadline', 'starved']],
  'one byte at a time': [
    'honestStart(); const b = frame(131, next(), "{}".padEnd(4000)); for (const byte of b) { raw(Buffer.from([byte])); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); }',
    ['deadline', 'starved'],
  ],
  'an answer that is no JSON': ['honestStart(); send(131, next(), "{]"); wait();', ['protocol']],
  'JSON that is very deep': ['honestStart(); send(131, next(), "[".repeat(4000)); wait();', ['protocol']],
  'negative CPU time': ['honestStart(); const b = frame(131, next(), "{}"); b.writeDoubleLE(-1, 16); raw(b); wait();', ['protocol']],
  'CPU time that is no number': ['honestStart(); const b = frame(131, next(), "{}"); b.writeDoubleLE(NaN, 16); raw(b); wait();', ['protocol']],
  'a heap of infinite size': ['honestStart(); const b = frame(131, next(), "{}"); b.writeDoubleLE(Infinity, 24); raw(b); wait();', ['protocol']],
  'more CPU time than it has lived': ['honestStart(); const b = frame(131, next(), "{}"); b.writeDoubleLE(60e6, 16); raw(b); wait();', ['protocol']],
  'a heap that its isolate cannot hold': ['honestStart(); const b = frame(131, next(), "{}"); b.writeDoubleLE(1e12, 24); raw(b); wait();', ['protocol']],
  'a failure that cannot be read': ['honestStart(); send(133, next(), "\\u0001\\u0002"); wait();', ['protocol']],
  'a failure with a length of its own': ['honestStart(); send(133, next(), "\\u00ff\\u00ff\\u00ff\\u007f{}"); wait();', ['protocol']],
  'a chunk of more output than the buffer holds': ['honestStart(); send(131, next(), "{}"); send(132, next(), "x".repeat(65537)); wait();', ['protocol']],
  'silence after an honest start': ['honestStart(); wait();', ['starved', 'deadline']],
  'a busy silence': ['honestStart(); next(); for (;;);', ['deadline', 'starved']],
  'a half-closed channel': ['honestStart(); next(); closeSync(3); wait();', ['crashed']],
  'SIGTERM ignored while busy': ['process.on("SIGTERM", () => {}); honestStart(); next(); for (;;);', ['deadline', 'starved']],
  'SIGSTOP sent to itself': ['honestStart(); next(); process.kill(process.pid, "SIGSTOP");', ['protocol', DENIED]],
  'an abort': ['honestStart(); next(); process.abort();', ['memory']],
  'an endless flood': ['honestStart(); const junk = Buffer.alloc(65536, 7); for (;;) raw(junk);', ['protocol']],
  'an endless standard error': ['honestStart(); send(131, next(), "{}"); for (;;) process.stderr.write("x".repeat(65536));', ['deadline', 'starved']],
  'a growing process that claims an empty heap': [
    'honestStart(); const all = []; const grow = () => { for (let i = 0; i < 60; i += 1) all.push(Buffer.alloc(8e6, 1)); }; send(131, next(), "{}"); grow(); send(132, next(), "12345678"); grow(); wait();',
    ['memory', 'crashed', 'deadline', 'starved'],
  ],
  'a marker of noise': ['writeSync(5, Buffer.alloc(4096, 255), 0, 4096, 0); honestStart(); next(); for (;;);', ['deadline', 'starved']],
  'a marker that is cut off': ['ftruncateSync(5, 0); honestStart(); next(); for (;;);', ['deadline', 'starved', DENIED]],
  'a marker that names what is no name': [
    'const b = Buffer.alloc(4096); b.writeInt32LE(1); b.writeDoubleLE(1e300, 8); b.write("\\u001b[31m<b>\\n", 64, "latin1"); writeSync(5, b, 0, 4096, 0); honestStart(); next(); for (;;);',
    ['deadline', 'starved'],
  ],
  'a growing process': ['honestStart(); next(); const all = []; for (;;) all.push(Buffer.alloc(8e6, 1));', ['memory', 'crashed', 'deadline', 'starved']],
};

for (const [name, [code, expected]] of Object.entries(LIES)) {
  test(`${name}: the child is gone and the parent has a reason`, async () => {
    const { outcome, ms, pid } = await meet(code);
    const stop = stopOf(outcome);
    expect(expected).toContain(stop.code);
    expect(stop.message).not.toBe('');
    expect(JSON.stringify(stop)).not.toMatch(/u001b|<b>|\uffff/);
    expect(stop.location).toBeUndefined();
    expect(ms).toBeLessThan(4_000);
    if (pid !== undefined) await expect.poll(() => isAlive(pid)).toBe(false);
  });
}

test('an honest stand-in passes, so the liars fail for their lies', async () => {
  const { outcome } = await meet('honestStart(); send(131, next(), "{}"); send(132, next(), "12345678"); send(131, next(), "{}"); wait();');
  expect(outcome.ok).toBe(true);
});

test('CPU time that is burnt and not told ends the child soon', async () => {
  const burn = 'const until = Date.now() + 120; while (Date.now() < until);';
  const { program, sandbox } = await acquainted(`honestStart(); for (;;) { const s = next(); ${burn} send(131, s, "{}"); }`);
  let outcome: Outcome<unknown> = { ok: true, value: undefined };
  for (let call = 0; call < 30 && outcome.ok; call += 1) outcome = await sandbox.control('anything');
  expect(stopOf(outcome)).toMatchObject({ code: 'protocol', message: expect.stringMatching(/0 ms of CPU time claimed where the kernel counted \d+ ms/) });
  program.remove();
});

test('one who stops the process from outside gets no more out of it', async () => {
  const { program, sandbox } = await acquainted('honestStart(); for (;;) next();');
  const asked = sandbox.control('anything');
  process.kill(sandbox.pid, 'SIGSTOP');
  expect(stopOf(await asked)).toMatchObject({ code: 'protocol', message: expect.stringContaining('had stopped itself') });
  program.remove();
});

test.runIf(launchPlan().filter === 'runner')('a runner that was taken over can start nothing, signal nobody, and open nothing', async () => {
  const { program, sandbox } = await acquainted(`
    const { lockDown } = await import(${JSON.stringify(builtFile('lock-down.js'))});
    const { openSystemCalls } = await import(${JSON.stringify(builtFile('probe-calls.js'))});
    const ffi = process.getBuiltinModule('node:ffi');
    const L = 'int64';
    const { syscall } = ffi.dlopen(null, { syscall: { arguments: [L, L, L, L, L, L, L], return: L } }).functions;
    lockDown();
    const [fork, clone] = process.arch === 'x64' ? [57n, 56n] : [-1n, 220n];
    const forked = [syscall(fork, 0n, 0n, 0n, 0n, 0n, 0n), syscall(clone, 17n, 0n, 0n, 0n, 0n, 0n)].map(Number);
    const open = openSystemCalls(ffi);
    honestStart();
    send(131, next(), JSON.stringify({ ok: { forked, open } }));
    wait();`);
  expect(await sandbox.control('anything')).toEqual({ ok: true, value: { forked: [-1, -1], open: [] } });
  sandbox.close();
  program.remove();
});

test('floods leave the parent responsive and small', async () => {
  const lag = monitorEventLoopDelay({ resolution: 1 });
  const before = process.memoryUsage().rss;
  lag.enable();
  for (const name of ['an endless flood', 'an endless standard error', 'a length of 4 GiB']) await meet(LIES[name]?.[0] ?? '');
  lag.disable();
  expect(lag.percentile(99) / 1e6).toBeLessThan(100);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
