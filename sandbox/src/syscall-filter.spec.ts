import { describe, expect, test } from 'vitest';
import { type FilterTarget, filterArch, syscallFilter } from './syscall-filter.ts';

const KILL = 0x8000_0000;
const ALLOW = 0x7fff_0000;
const EPERM = 0x0005_0001;
const ENOSYS = 0x0005_0026;
const PID = 4_711;
const THREAD = 0x003d_0f00;
const AUDIT = { x64: 0xc000_003e, arm64: 0xc000_00b7 } as const;

/** What the kernel does with such a program: `struct seccomp_data` in, one action out. */
function answerOf(program: Buffer, data: { readonly arch: number; readonly number: number; readonly first: number }): number {
  const words: Readonly<Record<number, number>> = { 0: data.number, 4: data.arch, 16: data.first };
  let register = 0;
  for (let at = 0; at * 8 < program.length; at += 1) {
    const operation = program.readUInt16LE(at * 8);
    const operand = program.readUInt32LE(at * 8 + 4);
    if (operation === 0x06) return operand;
    if (operation === 0x20) register = words[operand] ?? Number.NaN;
    else at += program.readUInt8(at * 8 + (holds(operation, register, operand) ? 2 : 3));
  }
  throw new Error('the program ended without an answer');
}

function holds(operation: number, register: number, operand: number): boolean {
  if (operation === 0x15) return register === operand;
  if (operation === 0x35) return register >= operand;
  if (operation === 0x45) return (register & operand) !== 0;
  throw new Error(`operation ${operation} is not expected`);
}

function ask(arch: FilterTarget['arch'], number: number, first = 0): number {
  return answerOf(syscallFilter({ arch, pid: PID }), { arch: AUDIT[arch], number, first });
}

describe.each([
  ['x64' as const, { read: 0, mmap: 9, futex: 202, openat: 257, execve: 59, socket: 41, kill: 62, ptrace: 101, clone: 56, tgkill: 234, prctl: 157 }],
  ['arm64' as const, { read: 63, mmap: 222, futex: 98, openat: 56, execve: 221, socket: 198, kill: 129, ptrace: 117, clone: 220, tgkill: 131, prctl: 167 }],
])('the filter for %s', (arch, call) => {
  test('lets a runner read, manage its memory and wait', () => {
    expect([call.read, call.mmap, call.futex].map((number) => ask(arch, number))).toEqual([ALLOW, ALLOW, ALLOW]);
  });

  test('denies files, programs, sockets, signals and debugging', () => {
    expect([call.openat, call.execve, call.socket, call.kill, call.ptrace].map((number) => ask(arch, number))).toEqual(Array(5).fill(EPERM));
  });

  test('lets threads be made, and neither processes nor namespaces', () => {
    expect(ask(arch, call.clone, THREAD)).toBe(ALLOW);
    expect(ask(arch, call.clone, 17)).toBe(EPERM);
    expect(ask(arch, call.clone, THREAD | 0x1000_0000)).toBe(EPERM);
  });

  test('lets the process signal itself and nobody else', () => {
    expect(ask(arch, call.tgkill, PID)).toBe(ALLOW);
    expect(ask(arch, call.tgkill, PID + 1)).toBe(EPERM);
  });

  test('lets threads be named, and keeps the promise to die with the parent', () => {
    expect([ask(arch, call.prctl, 15), ask(arch, call.prctl, 1)]).toEqual([ALLOW, EPERM]);
  });

  test('knows no call that is newer than its list', () => {
    expect([435, 436, 500].map((number) => ask(arch, number))).toEqual([ENOSYS, ENOSYS, ENOSYS]);
  });

  test('ends a process that calls by the numbers of another platform', () => {
    expect(answerOf(syscallFilter({ arch, pid: PID }), { arch: 0x4000_0003, number: call.read, first: 0 })).toBe(KILL);
    expect(ask(arch, 0x4000_0000)).toBe(KILL);
  });
});

test('other processors have no filter', () => {
  expect([filterArch('x64'), filterArch('arm64'), filterArch('riscv64')]).toEqual(['x64', 'arm64', undefined]);
});
