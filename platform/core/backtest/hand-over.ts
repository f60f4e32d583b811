import { StateError, type RunJournal, type SavedInstance, type StrategyInstance } from '@paddock/sdk/runtime';
import type { AccountSnapshot, OrderSnapshot } from '../account/account-snapshot.ts';
import { restoreAccount } from '../account/restore-account.ts';
import type { TradingEngine } from '../engine.ts';
import type { BarCursor } from './bar-view.ts';
import type { Digest } from './digest.ts';
import { HANDLER, type MirrorMarker } from './mirror-options.ts';

export interface HandOverParts {
  readonly engine: TradingEngine;
  readonly digest: Digest;
  readonly journal: RunJournal;
  readonly cursor: BarCursor;
  readonly instances: readonly StrategyInstance[];
  readonly byInstrument: readonly StrategyInstance[];
  readonly marker: MirrorMarker;
  /** Forgets what the last chunk left open. */
  readonly reset: () => void;
  /** What all instances may save together. */
  readonly stateCharacters: number;
}

/** What the strategies of a mirror say about themselves; the realm's random state is added by its host. */
export interface SavedInstances {
  readonly version: number;
  readonly instances: readonly SavedInstance[];
}

/** How a mirror lets another one take over between two steps, and takes over itself. */
export class HandOver {
  readonly #parts: HandOverParts;

  constructor(parts: HandOverParts) {
    this.#parts = parts;
  }
  /** Past rows for indicators, windows and longer timeframes: no callback sees them and nothing trades. */
  warm(data: Float64Array, rows: number): void {
    const { cursor, byInstrument, marker, engine, journal } = this.#parts;
    cursor.load(data, rows);
    engine.isClosed = true;
    journal.isMuted = true;
    for (let row = 0; row < rows; row++) {
      marker.time[0] = data[row] as number;
      const instrument = data[rows + row] as number;
      cursor.show(row);
      (byInstrument[instrument] as StrategyInstance).warm(instrument, cursor.bar);
    }
    engine.isClosed = false;
    journal.isMuted = false;
  }
  save(): SavedInstances {
    const { instances, stateCharacters, marker } = this.#parts;
    marker.handler[0] = HANDLER.save;
    let left = stateCharacters;
    const saved = instances.map((instance) => {
      const one = instance.save(left);
      left -= one.characters;
      return one.saved;
    });
    return { version: instances[0]?.stateVersion ?? 1, instances: saved };
  }
  /** The account as the judge knows it. `closed`: orders that ended since this mirror served last. */
  takeAccount(account: AccountSnapshot, closed: readonly OrderSnapshot[] = []): void {
    restoreAccount(this.#parts.engine, this.#parts.digest, account, closed);
    this.#parts.marker.time[0] = account.time;
    this.#parts.reset();
  }
  load(saved: SavedInstances): void {
    const { instances } = this.#parts;
    if (saved.instances.length !== instances.length)
      throw new StateError(`the state is one of ${saved.instances.length} instances and this version runs ${instances.length}: keep scope and symbols`);
    this.#parts.marker.handler[0] = HANDLER.load;
    saved.instances.forEach((one, i) => instances[i]?.load(one, saved.version));
  }
}
