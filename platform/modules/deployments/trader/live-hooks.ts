import type { LiveHooks, SessionEnd } from '../../../adapters/runner/index.ts';
import type { ReloadDesk } from './reload-desk.ts';
import type { RunRecorder } from './run-recorder.ts';

/** Everything that a session tells goes to the recorder, in its order. */
export function liveHooks(recorder: RunRecorder, desk: ReloadDesk, onEnd: (end: SessionEnd) => void): LiveHooks {
  return {
    onStep: (progress) => recorder.step(progress),
    onOrders: (orders) => recorder.orders(orders),
    onFills: (fills) => recorder.fills(fills),
    onLogs: (logs) => recorder.logs(logs),
    onWarning: (warning) => recorder.event({ kind: 'warning', message: warning.message, detail: warning }),
    onReload: (report) => desk.report(report),
    onEnd,
  };
}
