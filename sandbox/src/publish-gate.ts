import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { UnpackOutcome } from './archive.ts';
import type { BundleOutcome } from './bundle.ts';
import { DEFAULT_LIMITS, entryOf } from './bundle-limits.ts';
import type { BundleLimits } from './bundle-limits.ts';
import { builtFile, commandOf, launchPlan } from './launch.ts';
import type { Problem } from './problem.ts';
import type { MarkedBundle } from './profile/mark-lines.ts';
import type { LoadableBundle } from './sandbox-options.ts';
import { killGroup } from './running-program.ts';
import { sdkTypes } from './sdk-types.ts';
import type { PackageTypes } from './sdk-types.ts';
import { asUser } from './start-program.ts';

type Files = Readonly<Record<string, string>>;

export type GateRequest =
  | { readonly id: number; readonly kind: 'types'; readonly types: PackageTypes }
  | { readonly id: number; readonly kind: 'bundle'; readonly files: Files; readonly entry?: string; readonly limits: BundleLimits }
  | { readonly id: number; readonly kind: 'unpack'; readonly archive: string; readonly entry?: string; readonly limits: BundleLimits }
  | { readonly id: number; readonly kind: 'check'; readonly files: Files; readonly entry: string }
  | { readonly id: number; readonly kind: 'mark'; readonly bundle: LoadableBundle };

export type GateAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly detail: string };

type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

const START_MS = 10_000;
const BUNDLE_MS = 5_000;
const CHECK_MS = 15_000;
const MARK_MS = 5_000;

/** Work that the gate could not finish: the input was too much for it, or its process died. */
class GateFailure extends Error {}

/** Bundles and type checks uploads in a process of its own, one request at a time, each under a deadline. The process stays warm. */
export class PublishGate {
  #process: ChildProcess | undefined;
  #waiting: { readonly id: number; readonly resolve: (answer: GateAnswer) => void; readonly reject: (error: Error) => void } | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #id = 0;

  /** Files in, one script out. Refusals carry file, line and column. */
  async bundle(files: Files, entry?: string, limits: BundleLimits = DEFAULT_LIMITS): Promise<BundleOutcome> {
    try {
      return (await this.#ask({ kind: 'bundle', files, limits, ...(entry !== undefined && { entry }) }, BUNDLE_MS)) as BundleOutcome;
    } catch (error) {
      return { ok: false, problems: [tooMuch(error, 'bundled')] };
    }
  }

  /** The texts of a strategy in a tar archive by path, unpacked in memory; a gzip around it is inflated as far as the limits go. */
  async unpack(archive: Uint8Array, entry?: string, limits: BundleLimits = DEFAULT_LIMITS): Promise<UnpackOutcome> {
    try {
      const packed = { archive: Buffer.from(archive).toString('base64'), limits, ...(entry !== undefined && { entry }) };
      return (await this.#ask({ kind: 'unpack', ...packed }, BUNDLE_MS)) as UnpackOutcome;
    } catch (error) {
      return { ok: false, problems: [tooMuch(error, 'unpacked')] };
    }
  }

  /** Type errors of the files against the SDK's types; empty when there are none. */
  async typeCheck(files: Files, entry?: string): Promise<readonly Problem[]> {
    const start = entryOf(files, entry);
    if (start === undefined) return [{ code: 'limit', message: `the entry is not among the files: ${Object.keys(files).slice(0, 10).join(', ')}` }];
    try {
      return (await this.#ask({ kind: 'check', files, entry: start }, CHECK_MS)) as readonly Problem[];
    } catch (error) {
      return [tooMuch(error, 'type checked')];
    }
  }

  /** The bundle with marks that a profile is made from; undefined when it is too much for that. */
  async mark({ code, sourceMap }: LoadableBundle): Promise<MarkedBundle | undefined> {
    const bundle = { code, ...(sourceMap !== undefined && { sourceMap }) };
    try {
      return (await this.#ask({ kind: 'mark', bundle }, MARK_MS)) as MarkedBundle;
    } catch (error) {
      if (error instanceof GateFailure) return undefined;
      throw error;
    }
  }

  /** Starts the process ahead of the first upload. */
  async warm(): Promise<void> {
    await this.bundle({ 'strategy.ts': 'export default class {}' });
    await this.typeCheck({ 'strategy.ts': 'export default class {}' });
  }

  close(): void {
    const gate = this.#process;
    this.#process = undefined;
    killGroup(gate?.pid);
    this.#waiting?.reject(new GateFailure('the publish gate was closed'));
    this.#waiting = undefined;
  }

  #ask(request: Unnumbered<GateRequest>, limitMs: number): Promise<unknown> {
    const turn = this.#tail.then(() => this.#serve(request, limitMs));
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async #serve(request: Unnumbered<GateRequest>, limitMs: number): Promise<unknown> {
    if (this.#process === undefined) {
      this.#process = this.#spawn();
      await this.#exchange({ kind: 'types', types: sdkTypes() }, START_MS);
    }
    return this.#exchange(request, limitMs);
  }

  async #exchange(request: Unnumbered<GateRequest>, limitMs: number): Promise<unknown> {
    const gate = this.#process;
    if (gate === undefined) throw new GateFailure('the publish gate was closed');
    this.#id += 1;
    const id = this.#id;
    hold(gate, true);
    const deadline = setTimeout(() => this.#fail(new GateFailure(`took longer than ${limitMs} ms`)), limitMs);
    try {
      const answer = await new Promise<GateAnswer>((resolve, reject) => {
        this.#waiting = { id, resolve, reject };
        gate.send({ id, ...request }, (error) => error !== null && reject(new GateFailure(error.message)));
      });
      if (!answer.ok) throw new GateFailure(answer.detail);
      return answer.value;
    } finally {
      clearTimeout(deadline);
      this.#waiting = undefined;
      hold(gate, false);
    }
  }

  #spawn(): ChildProcess {
    const [command, args] = commandOf(['--max-old-space-size=512', builtFile('gate.js')], { namespaces: true });
    const { firstUid } = launchPlan();
    const gate = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { TZ: 'UTC', LANG: 'C', GOMEMLIMIT: '512MiB' },
      cwd: '/',
      detached: true,
      ...asUser(firstUid === undefined ? undefined : firstUid - 1),
    });
    gate.on('message', (message) => this.#take(message as GateAnswer));
    gate.on('error', (error) => this.#fail(new GateFailure(error.message), gate));
    gate.on('exit', () => this.#fail(new GateFailure('its process ended'), gate));
    return gate;
  }

  #take(answer: GateAnswer): void {
    if (this.#waiting?.id === answer.id) this.#waiting.resolve(answer);
  }

  #fail(error: Error, gate = this.#process): void {
    if (gate === undefined || gate !== this.#process) return;
    this.#process = undefined;
    // The bundler is a process of its own below the gate's: both end.
    killGroup(gate.pid);
    this.#waiting?.reject(error);
  }
}

function tooMuch(error: unknown, what: string): Problem {
  if (!(error instanceof GateFailure)) throw error;
  return { code: 'limit', message: `the files cannot be ${what}: ${error.message}. Simplify very deep or very large expressions and types` };
}

function hold(gate: ChildProcess, alive: boolean): void {
  if (alive) {
    gate.ref();
    gate.channel?.ref();
  } else {
    gate.unref();
    gate.channel?.unref();
  }
}

let shared: PublishGate | undefined;

function gate(): PublishGate {
  shared ??= new PublishGate();
  return shared;
}

/** Bundles the files of one strategy in the shared gate of this process. See `PublishGate.bundle`. */
export function bundleStrategy(files: Files, entry?: string): Promise<BundleOutcome> {
  return gate().bundle(files, entry);
}

/** Type checks the files of one strategy in the shared gate of this process. See `PublishGate.typeCheck`. */
export function typeCheck(files: Files, entry?: string): Promise<readonly Problem[]> {
  return gate().typeCheck(files, entry);
}

/** Marks the lines of a bundle for a profile, in the shared gate of this process. See `PublishGate.mark`. */
export function markBundle(bundle: LoadableBundle): Promise<MarkedBundle | undefined> {
  return gate().mark(bundle);
}

/** Ends the shared gate's process; the next use starts a new one. */
export function closeGate(): void {
  shared?.close();
  shared = undefined;
}
