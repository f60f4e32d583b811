import { timeframeMs } from '../../src/runtime/timeframe.ts';
import { moment } from '../table.ts';
import type { Deployment, NextBar } from './deployment.ts';

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** The two largest units of a span, in whole seconds: `24 min`, `1 h 5 min`. */
export function spanText(ms: number): string {
  let left = Math.max(1_000, Math.round(ms / 1_000) * 1_000);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(' ');
}

/** How fast a replay runs, and how often bars come where that is slow enough to wait for. */
export function paceText({ speed, timeframe }: Pick<Deployment, 'speed' | 'timeframe'>): string {
  if (speed === 'max') return 'full speed';
  const ms = (timeframeMs(timeframe) ?? 0) / Number(speed);
  return `${speed} times market time${ms < 1_000 ? '' : `, a bar every ${spanText(ms)}`}`;
}

/** Why nothing happens, when the market rests for a while. */
export function restText({ time, at }: NextBar, now: number): string {
  return `no bar before ${moment(time)}, in ${spanText(at - now)}`;
}
