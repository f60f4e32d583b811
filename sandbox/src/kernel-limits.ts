import { launchPlan } from './launch.ts';
import { nativeCalls } from './native-calls.ts';
import { runProgram } from './start-program.ts';

/** Numbers of asm-generic/resource.h. */
const RESOURCES = { cpu: 0, fsize: 1, data: 2, core: 4, nproc: 6, nofile: 7 } as const;
const PRLIMIT = { arguments: ['int32', 'int32', 'pointer', 'pointer'], return: 'int32' } as const;
/** RLIM_INFINITY. */
const UNLIMITED = 0xffff_ffff_ffff_ffffn;
const PROGRAM_PATIENCE_MS = 2_000;

type Resource = keyof typeof RESOURCES;

/** Soft and hard limits, in the units of setrlimit(2), rounded up; Infinity for none. */
export type Limits = Readonly<Partial<Record<Resource, readonly [soft: number, hard: number]>>>;

/** Limits that the kernel holds another process to, which runs as user `uid`, or as the caller's. */
export async function limitProcess(pid: number, uid: number | undefined, limits: Limits): Promise<void> {
  const each = Object.entries(limits) as [Resource, readonly [number, number]][];
  const call = prlimitCall();
  if (call !== undefined && each.every(([resource, pair]) => call(pid, RESOURCES[resource], BigUint64Array.from(pair, toKernel), null) === 0)) return;
  const words = each.map(([resource, pair]) => `--${resource}=${pair.map(toWord).join(':')}`);
  // As the process's own user: that is always allowed, while root in a container may lack the right.
  await runProgram({ words: ['prlimit', '--pid', String(pid), ...words], uid }, launchPlan().starter, PROGRAM_PATIENCE_MS);
}

function toKernel(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.ceil(value)) : UNLIMITED;
}

function toWord(value: number): string {
  return Number.isFinite(value) ? String(Math.ceil(value)) : 'unlimited';
}

let known: { readonly call: ReturnType<typeof bound> | undefined } | undefined;

/** prlimit(2), a thousand times as quick as the program of that name; undefined where the C library cannot be called. */
function prlimitCall(): ReturnType<typeof bound> | undefined {
  known ??= { call: process.platform === 'linux' ? bound() : undefined };
  return known.call;
}

function bound() {
  return nativeCalls()?.dlopen(null, { prlimit: PRLIMIT }).functions.prlimit;
}
