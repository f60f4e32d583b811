import { MinuteCount, type Limit } from './minute-count.ts';

export interface LogEntry {
  readonly time: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}
export interface PlotEntry {
  readonly time: number;
  readonly name: string;
  readonly value: number;
}

export const LOG_LINES_PER_RUN = 10_000;
export const LOG_LINE_CHARACTERS = 1_000;
export const PLOT_POINTS_PER_RUN = 50_000;

const MOST_CHARACTERS = 50_000;
const MOST_POINTS = 1_000;

/** A strategy logs or plots more than a minute of market time may have. */
export class JournalFlood extends Error {
  override readonly name: string = 'JournalFlood';
}

/** For runs without an end: limits count per minute of market time instead of per run. */
export interface JournalLimits {
  readonly logsPerMinute: Limit;
  readonly plotsPerMinute: Limit;
}

/** Collects what a strategy logs and plots, within caps; what exceeds them is counted, not kept. */
export class RunJournal {
  logs: LogEntry[] = [];
  plots: PlotEntry[] = [];
  droppedLogs = 0;
  droppedPlots = 0;
  /** What has gone beyond its hard limit. */
  flood: 'logs' | 'plots' | undefined;
  /** Past bars are shown again: what is said of them has been said. */
  isMuted = false;
  readonly logMinute: MinuteCount | undefined;
  readonly plotMinute: MinuteCount | undefined;
  #logCount = 0;
  #plotCount = 0;

  constructor(limits?: JournalLimits) {
    this.logMinute = limits && new MinuteCount(limits.logsPerMinute);
    this.plotMinute = limits && new MinuteCount(limits.plotsPerMinute);
  }
  log(time: number, level: LogEntry['level'], message: string): void {
    if (this.isMuted) return;
    if (this.logMinute === undefined ? this.#logCount >= LOG_LINES_PER_RUN : this.#isTooMuch('logs', this.logMinute, time)) {
      this.droppedLogs++;
      return;
    }
    this.#logCount++;
    append(this.logs, { time, level, message: message.slice(0, LOG_LINE_CHARACTERS) });
  }
  plot(time: number, name: string, value: number): void {
    if (this.isMuted) return;
    if (this.plotMinute === undefined ? this.#plotCount >= PLOT_POINTS_PER_RUN : this.#isTooMuch('plots', this.plotMinute, time)) {
      this.droppedPlots++;
      return;
    }
    this.#plotCount++;
    append(this.plots, { time, name: name.slice(0, 60), value });
  }
  /** Beyond the soft limit nothing is kept, beyond the hard one the strategy ends. */
  #isTooMuch(what: 'logs' | 'plots', minute: MinuteCount, time: number): boolean {
    const count = minute.take(time);
    if (count > minute.limit.hard) {
      this.flood = what;
      throw new JournalFlood(`more than ${minute.limit.hard} ${what === 'logs' ? 'log lines' : 'plot points'} in one minute of market time`);
    }
    return count > minute.limit.soft;
  }
  get hasNews(): boolean {
    return this.logs.length > 0 || this.plots.length > 0;
  }
  /** Hands over the oldest of what was collected, about 100 kB of text at most; call again while `hasNews`. */
  drain(): { readonly logs: readonly LogEntry[]; readonly plots: readonly PlotEntry[] } {
    let lines = 0;
    for (let characters = 0; lines < this.logs.length && characters < MOST_CHARACTERS; lines++) characters += (this.logs[lines]?.message.length ?? 0) + 60;
    const news = { logs: this.logs.slice(0, lines), plots: this.plots.slice(0, MOST_POINTS) };
    this.logs = this.logs.slice(lines);
    this.plots = this.plots.slice(MOST_POINTS);
    return news;
  }
}

/** `push` without running a setter that a guest may have put on the array prototype. */
export function append<T>(list: T[], item: T): void {
  Object.defineProperty(list, list.length, { value: item, writable: true, enumerable: true, configurable: true });
}
