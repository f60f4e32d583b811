/**
 * The image that every isolate of a backtest starts with: the closed realm, the SDK, and the trading core as mirror.
 * It is bundled into one script; nothing here may import Node.
 */
import { realm } from './realm.ts';
import * as core from '@paddock/platform/core/mirror';
import { installEntry } from '@paddock/sandbox/guest';
import * as sdk from '@paddock/sdk';
import { readMetadata, type StrategyConstructor, type StrategyMetadata } from '@paddock/sdk/runtime';
import type { GuestRunOptions } from './protocol.ts';

const exportsOfSdk = Object.freeze({ ...sdk });

let input: Float64Array;
let output: Float64Array;
let strategy: StrategyConstructor | undefined;
let metadata: StrategyMetadata | undefined;
let mirror: core.Mirror | undefined;
let isBroken = false;
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
  const { params, instruments, config, baseMs, startTime } = options;
  realm.setSeed(config.seed);
  realm.setNow(startTime);
  isBroken = false;
  phase = 'constructor';
  mirror = new core.Mirror({ strategy, metadata, params: Object.freeze(params), instruments, config, baseMs, out: output, setNow: realm.setNow });
  mirror.start();
  return null;
}

function running(): core.Mirror {
  if (mirror === undefined || isBroken) throw new TypeError('the run has ended');
  return mirror;
}

function control(op: string, payload: unknown): unknown {
  switch (op) {
    case 'configure':
      return configure(payload as GuestRunOptions);
    case 'drain':
      return mirror?.drain() ?? null;
    case 'stop':
      return (running().stop(), null);
    default:
      throw new TypeError(`unknown request ${op}`);
  }
}

function chunk(rows: number): number {
  const current = running();
  // Until it has ended well the run counts as broken, whatever interrupts it.
  isBroken = true;
  current.chunk(input, rows);
  current.seal(false);
  isBroken = false;
  return current.outBytes;
}

installEntry({
  attach(shared, answers) {
    input = new Float64Array(shared);
    output = new Float64Array(answers);
  },
  require(name) {
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
realm.freeze([exportsOfSdk, core]);
