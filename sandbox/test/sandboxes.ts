import { build } from 'esbuild';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Budgets, GuestImage, Outcome, Sandbox, StopReason } from '../src/index.ts';
import { SparePool } from '../src/index.ts';
import type { SparePoolOptions } from '../src/spare-pool.ts';
import { builtSandbox } from './built.ts';

/** The test guest, or any other guest source, bundled as the platform bundles its own. */
export async function guestImage(source?: string): Promise<GuestImage> {
  const entry =
    source === undefined
      ? { entryPoints: [join(import.meta.dirname, 'guest-image.ts')] }
      : { stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' as const } };
  const result = await build({ ...entry, bundle: true, write: false, format: 'iife', target: 'es2023', banner: { js: '"use strict";' } });
  return { code: result.outputFiles[0]?.text ?? '' };
}

export async function pool(options: Partial<SparePoolOptions> = {}): Promise<SparePool> {
  await builtSandbox();
  return new SparePool({ image: await guestImage(), spares: 1, ...options });
}

export async function take(from: SparePool, budgets?: Partial<Budgets>): Promise<Sandbox> {
  return valueOf(await from.acquire(budgets));
}

/** A sandbox with this CommonJS code loaded. */
export async function loaded(from: SparePool, code: string, budgets?: Partial<Budgets>): Promise<Sandbox> {
  const sandbox = await take(from, budgets);
  valueOf(await sandbox.load({ code }));
  return sandbox;
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.stop.code}: ${outcome.stop.message}`);
  return outcome.value;
}

export function stopOf(outcome: Outcome<unknown>): StopReason {
  if (outcome.ok) throw new Error(`expected a refusal, got ${JSON.stringify(outcome.value)}`);
  return outcome.stop;
}

export function rowsOf(values: readonly number[]): { rows: number; payload: Uint8Array } {
  return { rows: values.length, payload: new Uint8Array(Float64Array.from(values).buffer) };
}

export function numbersOf(bytes: Uint8Array): number[] {
  return [...new Float64Array(bytes.slice().buffer)];
}

/** A program that takes the place of the runner. `send(kind, sequence, body)` writes a well-formed frame; the rest is its own. */
export function liar(code: string): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'paddock-liar-'));
  chmodSync(folder, 0o755);
  const path = join(folder, 'liar.mjs');
  writeFileSync(path, LIAR_PRELUDE + code);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const LIAR_PRELUDE = `
import { readSync, writeSync, closeSync, ftruncateSync } from 'node:fs';
const frame = (kind, sequence, body = '', lengthAdded = 0) => {
  const text = Buffer.from(body);
  const all = Buffer.alloc(32 + text.length);
  all.writeUInt32LE(16 + text.length + lengthAdded, 0);
  all.writeUInt32LE(kind, 4);
  all.writeUInt32LE(sequence, 8);
  text.copy(all, 32);
  return all;
};
const raw = (bytes) => writeSync(3, bytes);
const send = (kind, sequence, body) => raw(frame(kind, sequence, body));
const header = Buffer.alloc(16);
const exactly = (buffer) => { for (let at = 0; at < buffer.length; ) { const n = readSync(3, buffer, at, buffer.length - at, null); if (n === 0) process.exit(0); at += n; } };
const next = () => { exactly(header); exactly(Buffer.alloc(header.readUInt32LE(0))); return header.readUInt32LE(8); };
const hello = () => send(129, 0, '{}');
const honestStart = () => { hello(); send(130, next()); };
const wait = () => { for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000); };
`;
