/**
 * The image that every isolate of a backtest starts with: the closed realm, the SDK, and the trading core as mirror.
 * It is bundled into one script; nothing here may import Node.
 */
import { realm } from './realm.ts';
import * as core from '@paddock/platform/core/mirror';
import { installEntry, openMarker, PROFILE_MODULE, type Marker } from '@paddock/sandbox/guest';
import * as sdk from '@paddock/sdk';
import * as runtime from '@paddock/sdk/runtime';
import { readMetadata, type SavedStrategy, type StrategyConstructor, type StrategyMetadata } from '@paddock/sdk/runtime';
import { OrderSites } from './order-sites.ts';
import { rehearseRun, rehearseSession } from './rehearsal.ts';
import { CHUNK_MODE, TRAILER, type GuestRunOptions, type TakeOver } from './protocol.ts';

const exportsOfSdk = Object.freeze({ ...sdk });

let input: Float64Array;
let output: Float64Array;
let marker: Marker;
let marks: Int32Array | undefined;
let strategy: StrategyConstructor | undefined;
let metadata: StrategyMetadata | undefined;
let mirror: core.Mirror | undefined;
let sites: OrderSites | undefined;
let isBroken = false;
/** Held, never looked at. */
const rehearsed: core.Mirror[] = [];
/** What happens while there is no run yet. */
let phase = 'the top level';

function loaded(exported: unknown): StrategyMetadata {
  phase = 'definition';
  const found = (exported as { readonly default?: unknown } | undefined)?.default;
  metadata = readMetadata(found);
  strategy = found as StrategyConstructor;
  return metadata;
}

function configure(options: GuestRunOptions): null {
  if (strategy === undefined || metadata === undefined) throw new TypeError('no strategy is loaded');
  const { params, instruments, config, baseMs, startTime, limits, tracesOrders = false } = options;
  realm.setSeed(config.seed);
  marker.time[0] = startTime;
  isBroken = false;
  phase = 'constructor';
  const given = { strategy, metadata, params: Object.freeze(params), instruments, config, baseMs, startTime, out: output, marker };
  mirror = new core.Mirror(limits === undefined ? given : { ...given, limits });
  sites = tracesOrders ? new OrderSites() : undefined;
  sites?.watch(mirror.broker);
  mirror.start();
  return null;
}

function running(): core.Mirror {
  if (mirror === undefined || isBroken) throw new TypeError('the run has ended');
  return mirror;
}

function take({ account, saved, closed }: TakeOver): null {
  const { handOver } = running();
  handOver.takeAccount(account, closed);
  return saved === undefined ? null : load(saved);
}

function load(saved: SavedStrategy): null {
  realm.setSeed(saved.seed);
  running().handOver.load(saved);
  return null;
}

function control(op: string, payload: unknown): unknown {
  switch (op) {
    case 'rehearse-run':
      return (rehearsed.push(...rehearseRun(input, output)), null);
    case 'rehearse-session':
      return (rehearsed.push(...rehearseSession(input, output)), null);
    case 'configure':
      return configure(payload as GuestRunOptions);
    case 'save':
      return { ...running().handOver.save(), seed: realm.randomState() } satisfies SavedStrategy;
    case 'take':
      return take(payload as TakeOver);
    case 'drain':
      return mirror?.drain() ?? null;
    case 'load':
      return load(payload as SavedStrategy);
    case 'order-sites':
      return sites?.drain() ?? [];
    case 'stop':
      return (running().stop(), null);
    default:
      throw new TypeError(`unknown request ${op}`);
  }
}

/** Reads the trailer of a session's chunk. */
function isWarming(meter: core.BudgetMeter, rows: number): boolean {
  const at = rows * 7;
  const read = (field: number): number => input[at + field] as number;
  meter.levels = { cpu: read(TRAILER.cpu), cpuMs: read(TRAILER.cpuMs), memory: read(TRAILER.memory) };
  return read(TRAILER.mode) === CHUNK_MODE.warm;
}

function chunk(rows: number): number {
  const current = running();
  // Until it has ended well the run counts as broken, whatever interrupts it.
  isBroken = true;
  if (current.meter !== undefined && isWarming(current.meter, rows)) {
    current.handOver.warm(input, rows);
    isBroken = false;
    return 0;
  }
  current.chunk(input, rows);
  current.seal(false);
  isBroken = false;
  return current.outBytes;
}

installEntry({
  attach(shared, answers, page, marked) {
    input = new Float64Array(shared);
    output = new Float64Array(answers);
    marker = openMarker(page, core.HANDLERS);
    realm.useClock(marker.time);
    if (marked !== undefined) marks = new Int32Array(marked);
  },
  require(name) {
    if (name === PROFILE_MODULE && marks !== undefined) return marks;
    if (name !== '@paddock/sdk') throw new TypeError(`import of "${name}" is not possible: only @paddock/sdk is`);
    return exportsOfSdk;
  },
  loaded,
  control,
  chunk,
  context: () => mirror?.position ?? phase,
  written() {
    if (mirror === undefined) return 0;
    mirror.seal(true);
    return mirror.outBytes;
  },
});
realm.freeze([exportsOfSdk, { ...core }, { ...runtime }, new core.BarCursor([])]);
