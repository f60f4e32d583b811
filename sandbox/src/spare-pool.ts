import type { Budgets } from './budget.ts';
import { withDefaults } from './budget.ts';
import { codeCache } from './code-cache.ts';
import type { PoolFigures, SandboxObserver } from './observer.ts';
import type { Outcome } from './reasons.ts';
import { closedStop, refuse } from './reasons.ts';
import type { GuestImage, SandboxOptions } from './sandbox-options.ts';
import { Sandbox } from './supervisor.ts';

export interface SparePoolOptions {
  readonly image: GuestImage;
  /** How many processes wait, loaded and hardened; taken ones are refilled a moment later. */
  readonly spares?: number;
  readonly budgets?: Partial<Budgets>;
  /** Bytes of the rows buffer; default 512 KiB, which holds 8,192 rows of 7 columns. */
  readonly inputBytes?: number;
  readonly outputBytes?: number;
  /** Cap of one control reply; default 256 KiB. */
  readonly replyBytes?: number;
  /** False: rows travel inside the frames instead of a file in memory. */
  readonly feedWindow?: boolean;
  /** No machine code from strangers' code; 4 to 6 times slower. */
  readonly jitless?: boolean;
  /**
   * Whether processes give back all that their start has used, which is right for those that live long (the default). A run that is over in a
   * moment is about a tenth quicker without.
   */
  readonly isLean?: boolean;
  /** A control request that each waiting process answers once, so that the engine has compiled what all guests share before anyone waits. */
  readonly rehearsal?: string;
  /** Another program in place of the runner; for tests. */
  readonly child?: string;
  readonly observer?: SandboxObserver;
}

const FAILED_START_PAUSE_MS = 500;
/** A start takes a processor for a while: the taker's work goes first, and a short run has ended by then. */
const REFILL_PAUSE_MS = 250;
/** Whoever ends one sandbox often takes the next one at once. */
const AFTER_END_MS = 20;
const MOST_HOLD_MS = 2_000;
const AFTER_HOLD_MS = 100;
/** The first second belongs to those who wait for their first process. */
const CACHE_PAUSE_MS = 1_000;
const MOST_CACHES = 2;

/** Keeps warm processes, so that every start-up cost is paid before anyone waits. A taken sandbox serves one tenant, then it is closed. */
export class SparePool {
  readonly #options: SandboxOptions;
  readonly #wanted: number;
  readonly #ready: Sandbox[] = [];
  readonly #taken = new Set<Sandbox>();
  #starting = 0;
  #closed = false;
  #image: GuestImage;
  #caches = 0;
  #later: NodeJS.Timeout | undefined;
  #laterAt = 0;
  #holds = 0;
  #heldUntil = 0;
  readonly #rehearsal: string | undefined;

  constructor(options: SparePoolOptions) {
    this.#wanted = options.spares ?? 2;
    this.#options = {
      image: options.image,
      budgets: withDefaults(options.budgets),
      inputBytes: options.inputBytes ?? 8_192 * 8 * 8,
      outputBytes: options.outputBytes ?? 4_194_304,
      replyBytes: options.replyBytes ?? 262_144,
      feedWindow: options.feedWindow ?? true,
      jitless: options.jitless ?? false,
      isLean: options.isLean ?? true,
      ...(options.child !== undefined && { child: options.child }),
      ...(options.observer !== undefined && { observer: options.observer }),
    };
    this.#image = options.image;
    this.#rehearsal = options.rehearsal;
    this.#refill();
    if (options.image.cachedData === undefined && options.child === undefined) setTimeout(() => void this.#makeCache(), CACHE_PAUSE_MS).unref();
  }

  get spares(): number {
    return this.#ready.length;
  }

  get figures(): PoolFigures {
    this.#forgetEnded();
    return { ready: this.#ready.length, starting: this.#starting, inUse: this.#taken.size };
  }

  /** Process ids of the spares, the next one to be taken first. */
  get waiting(): readonly number[] {
    return this.#ready.map((spare) => spare.pid);
  }

  /**
   * A sandbox of one's own: a warm one when there is one, else a new process (about 100 ms). Close it when done. `owner` is the name under which observers hear of it.
   * One that `profiles` is always a new process.
   */
  async acquire(budgets: Partial<Budgets> = {}, owner = '', { profiles = false }: { readonly profiles?: boolean } = {}): Promise<Outcome<Sandbox>> {
    if (this.#closed) return refuse(closedStop());
    const merged = this.#narrowed(budgets);
    const spare = profiles ? undefined : this.#ready.shift();
    spare?.park(undefined);
    const outcome: Outcome<Sandbox> = spare === undefined ? await this.#start({ profiles }) : { ok: true, value: spare };
    if (outcome.ok) this.#hand(outcome.value, merged, owner);
    this.#refillLater(REFILL_PAUSE_MS);
    return outcome;
  }

  /** Waiting processes were started with the memory limits of the pool: less can be had, not more. */
  #narrowed(budgets: Partial<Budgets>): Budgets {
    const own = this.#options.budgets;
    for (const key of ['heapBytes', 'rssBytes'] as const) {
      const asked = budgets[key] ?? 0;
      if (asked > own[key]) throw new RangeError(`${key} of ${asked} is more than the pool's ${own[key]}; make a pool with that budget`);
    }
    return withDefaults({ ...own, ...budgets });
  }

  /** Starts no spare until the returned function has been called, but for two seconds at most: for work that would feel it. */
  holdRefills(): () => void {
    if (this.#holds === 0) this.#heldUntil = performance.now() + MOST_HOLD_MS;
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      if (this.#holds === 0) this.#refillLater(AFTER_HOLD_MS);
    };
  }

  /** Ends all waiting processes. Sandboxes that were taken live on until they are closed. */
  close(): void {
    this.#closed = true;
    for (const spare of this.#ready.splice(0)) {
      spare.park(undefined);
      spare.close();
    }
  }

  #hand(sandbox: Sandbox, budgets: Budgets, owner: string): void {
    sandbox.assign(budgets, owner);
    this.#forgetEnded();
    this.#taken.add(sandbox);
    sandbox.whenGone(() => this.#refillLater(AFTER_END_MS));
  }

  /** The earliest of the times that were asked for counts. */
  #refillLater(pauseMs: number): void {
    const at = performance.now() + pauseMs;
    if (this.#later !== undefined && this.#laterAt <= at) return;
    clearTimeout(this.#later);
    this.#laterAt = at;
    this.#later = setTimeout(() => this.#refill(), pauseMs).unref();
  }

  #forgetEnded(): void {
    for (const sandbox of this.#taken) if (sandbox.stop !== undefined) this.#taken.delete(sandbox);
  }

  get #missing(): number {
    return this.#wanted - this.#ready.length - this.#starting;
  }

  #refill(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    const heldMs = this.#holds === 0 ? 0 : this.#heldUntil - performance.now();
    if (heldMs > 0) return this.#refillLater(heldMs);
    if (this.#closed || this.#missing <= 0) return;
    this.#starting += 1;
    void this.#startSpare();
    // The event loop stands still while the system starts a process: between two of them others have their turn.
    if (this.#missing > 0) setImmediate(() => this.#refill());
  }

  async #start({ profiles = false, rehearses = false }: { readonly profiles?: boolean; readonly rehearses?: boolean }): Promise<Outcome<Sandbox>> {
    const since = performance.now();
    const outcome = await Sandbox.start({
      ...this.#options,
      image: this.#image,
      ...(profiles && { profiles }),
      ...(rehearses && this.#rehearsal !== undefined && { rehearsal: this.#rehearsal }),
    });
    if (outcome.ok) this.#options.observer?.onStarted?.(performance.now() - since);
    if (outcome.ok && outcome.value.startup.isCacheRejected) void this.#makeCache();
    return outcome;
  }

  /** Later starts are faster. A cache that the engine refuses is dropped and made anew, once. */
  async #makeCache(): Promise<void> {
    if (this.#closed || this.#caches >= MOST_CACHES) return;
    this.#caches += 1;
    const { image, jitless } = this.#options;
    this.#image = { code: image.code };
    const cachedData = await codeCache(image, { jitless, again: this.#caches > 1 });
    if (cachedData !== undefined) this.#image = { code: image.code, cachedData };
  }

  async #startSpare(): Promise<void> {
    const outcome = await this.#start({ rehearses: true });
    this.#starting -= 1;
    if (!outcome.ok) {
      this.#options.observer?.onSpareLost?.(outcome.stop.code);
      setTimeout(() => this.#refill(), FAILED_START_PAUSE_MS).unref();
      return;
    }
    const spare = outcome.value;
    if (this.#closed) return spare.close();
    spare.park(() => {
      const at = this.#ready.indexOf(spare);
      if (at >= 0) this.#ready.splice(at, 1);
      this.#options.observer?.onSpareLost?.(spare.stop?.code ?? 'crashed');
      this.#refill();
    });
    this.#ready.push(spare);
  }
}
