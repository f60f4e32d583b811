import type { LiveHooks, RunObserver, SessionEnd } from '../../../adapters/runner/index.ts';
import type { ReloadDesk } from './reload-desk.ts';
import type { RunRecorder } from './run-recorder.ts';

/** Who counts what sessions do, and under which name. */
export interface Counting {
  readonly owner: string;
  readonly observer: Pick<RunObserver, 'onJudged' | 'onRunEnded'>;
}

/** Everything that a session tells goes to the recorder, in its order. */
export function liveHooks(recorder: RunRecorder, desk: ReloadDesk, { owner, observer }: Counting, onEnd: (end: SessionEnd) => void): LiveHooks {
  return {
    onJudged: (piece) => observer.onJudged?.({ owner, ...piece }),
    onStep: (progress) => recorder.step(progress),
    onOrders: (orders) => recorder.orders(orders),
    onFills: (fills) => recorder.fills(fills),
    onLogs: (logs) => recorder.logs(logs),
    onWarning: (warning) => recorder.event({ kind: 'warning', message: warning.message, detail: warning }),
    onReload: (report) => desk.report(report),
    onEnd,
  };
}
