import type { Outcome, SparePool } from '@paddock/sandbox';
import type { RunBundle } from '../backtest-task.ts';
import type { LiveHooks, LiveTask, ReloadReport, ReplaySpeed, SessionCheckpoint, SessionEnd, SessionView } from './live-task.ts';

/** What a reload brings: other code, other parameters, or both. The symbols stay as they are. */
export interface Reload {
  readonly bundle: RunBundle;
  /** Those of the session unless given. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * A strategy on a running replay: the feed is read step by step at any speed, mirror and judge as in a backtest. Pausing, reloading and
 * checkpoints happen between two steps.
 */
export abstract class LiveSession {
  /** Loads, configures, resumes; the feed runs once this has answered. Rejects when the platform itself cannot run. */
  static async start(_pool: SparePool, _task: LiveTask, _hooks: LiveHooks): Promise<Outcome<LiveSession>> {
    throw new Error('not yet');
  }
  abstract get view(): SessionView;
  abstract pause(): void;
  abstract resume(): void;
  abstract setSpeed(speed: ReplaySpeed): void;
  /** Blue/green: prepares the new code while the old one serves, then swaps between two steps. Answers `refused` or `swapped`; the rest goes to `onReload`. */
  abstract reload(reload: Reload): Promise<ReloadReport>;
  /** At the next step boundary; refused when the author's `save()` fails. */
  abstract checkpoint(): Promise<Outcome<SessionCheckpoint>>;
  /** At the next step boundary, without `onStop`: the session goes on elsewhere from its checkpoint. */
  abstract suspend(): Promise<SessionEnd>;
  /** At the next step boundary: `onStop`, then the process ends. */
  abstract stop(): Promise<SessionEnd>;
}
