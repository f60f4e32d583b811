import type { Deployment, DeploymentState, Usage, User } from '../../api/types.ts';
import { capitalised, formatDuration, formatInteger, formatNumber, formatTime, plural, toNumber } from '../../components/format.ts';
import { timeframeMs } from '../backtest-new/timeframes.ts';

export const STATES: readonly DeploymentState[] = ['starting', 'running', 'paused', 'restarting', 'quarantined', 'stopped', 'completed', 'failed'];
const ACTIVE: ReadonlySet<DeploymentState> = new Set(['starting', 'running', 'paused', 'restarting']);

export function isActive({ state }: Pick<Deployment, 'state'>): boolean {
  return ACTIVE.has(state);
}

/** What it does now; what it was asked to do, while that is still on its way. */
export function stateText({ state, wanted }: Pick<Deployment, 'state' | 'wanted'>): string {
  if (isActive({ state }) && wanted === 'stopped') return 'Stopping';
  if (state === 'running' && wanted === 'paused') return 'Pausing';
  if (state === 'paused' && wanted === 'running') return 'Resuming';
  return capitalised(state);
}

export function speedText(speed: string): string {
  return speed === 'max' ? 'full speed' : `${Number(speed).toLocaleString('en-US')} ×`;
}

const FASTEST = 1_000_000;

/** At which a bar comes every second: what a deployment gets that asks for no speed. */
export function defaultSpeed(timeframe: string): string {
  const ms = timeframeMs(timeframe);
  return Number.isFinite(ms) ? String(Math.min(FASTEST, ms / 1000)) : '60';
}

/** How often bars come at a speed; undefined where that is up to the machine. */
export function paceText(speed: string, timeframe: string): string | undefined {
  const ms = timeframeMs(timeframe) / Number(speed);
  if (!Number.isFinite(ms)) return undefined;
  if (ms < 1000) return `${formatInteger(1000 / ms)} bars a second`;
  return ms === 1000 ? 'one bar a second' : `one bar every ${formatDuration(ms).replace(/ 0 (s|min)$/, '')}`;
}

const LONG_REST_MS = 5000;

/** Where the market rests for a while: when the next bar comes. */
export function nextBarText({ state, wanted, usage }: Pick<Deployment, 'state' | 'wanted' | 'usage'>, now: number): string | undefined {
  if (state !== 'running' || wanted !== 'running' || usage?.nextBar === undefined) return undefined;
  const { time, at } = usage.nextBar;
  return at - now < LONG_REST_MS ? undefined : `Next bar in ${formatDuration(at - now)}: ${formatTime(time)} UTC, market time`;
}

const MB = 1_048_576;

/** In the unit of the limits, so that both can be compared. */
export function memoryText(bytes: number): string {
  const number = bytes / MB;
  return `${formatNumber(number, number < 10 && !Number.isInteger(number) ? 1 : 0)} MB`;
}

/** The bar shows what is used, and so does its text. */
export function cpuText({ cpuLeftMs, cpuCapMs }: Pick<Usage, 'cpuLeftMs' | 'cpuCapMs'>): string {
  return `${formatInteger(Math.max(0, cpuCapMs - cpuLeftMs))} of ${formatInteger(cpuCapMs)} ms used`;
}

/** Authors change their own only. */
export function mayChange(user: Pick<User, 'username' | 'role'> | undefined, { createdBy }: Pick<Deployment, 'createdBy'>): boolean {
  return user !== undefined && (user.role !== 'author' || user.username === createdBy);
}

/** Above what it began with; NaN before its first step. */
export function profitOf({ cash, equity }: Pick<Deployment, 'cash' | 'equity'>): number {
  return toNumber(equity) - toNumber(cash);
}

export function strikesText(strikes: number): string {
  return strikes === 0 ? 'No strikes' : plural(strikes, 'strike');
}

export const SPEEDS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '1', label: 'Market time (1 ×)' },
  { value: '60', label: 'A minute a second (60 ×)' },
  { value: '3600', label: 'An hour a second (3,600 ×)' },
  { value: '86400', label: 'A day a second (86,400 ×)' },
  { value: 'max', label: 'As fast as it goes' },
];

/** The usual speeds, and the one it has when that is another. */
export function speedOptions(current: string): readonly { readonly value: string; readonly label: string }[] {
  return SPEEDS.some(({ value }) => value === current) ? SPEEDS : [...SPEEDS, { value: current, label: speedText(current) }];
}
