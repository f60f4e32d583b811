import type { LogRow, PlotPoint } from '@paddock/platform/core';
import type { Sandbox } from '@paddock/sandbox';

const MOST_TAGS = 1_000;
const MOST_LOGS = 10_000;
const MOST_PLOTS = 50_000;
const LEVELS: readonly string[] = ['info', 'warn', 'error'];
// Control and format characters could break a line or hide text; tabs are harmless.
const UNPRINTABLE = /[^\P{C}\t]|[\u2028\u2029]/gu;

/** What a run says besides its orders: logs, plots and the names of tags. All of it comes from a stranger and is checked and capped. */
export class RunNews {
  readonly logs: LogRow[] = [];
  readonly plots: PlotPoint[] = [];
  /** By index; unknown ones are empty, so that a lost message loses names only. */
  readonly tags: string[] = Array.from({ length: MOST_TAGS }, () => '');
  droppedLogs = 0;
  droppedPlots = 0;
  readonly #sandbox: Sandbox;
  #tagCount = 1;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }
  /** Asks for everything that has piled up; gives up quietly when the process is gone. */
  async fetch(): Promise<void> {
    for (let pages = 0; pages < 500; pages++) {
      const answer = await this.#sandbox.control('drain');
      if (!answer.ok || !this.#take(answer.value)) return;
    }
  }
  #take(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false;
    const news = value as Readonly<Record<string, unknown>>;
    for (const tag of list(news['tags'])) {
      if (typeof tag === 'string' && this.#tagCount < MOST_TAGS) this.tags[this.#tagCount++] = clean(tag, 32);
    }
    for (const row of list(news['logs'])) this.#log(row as Partial<LogRow> | null);
    for (const row of list(news['plots'])) this.#plot(row as Partial<PlotPoint> | null);
    this.droppedLogs = count(news['droppedLogs']);
    this.droppedPlots = count(news['droppedPlots']);
    return news['hasMore'] === true;
  }
  #log(row: Partial<LogRow> | null): void {
    if (this.logs.length >= MOST_LOGS || typeof row?.message !== 'string' || !Number.isFinite(row.time) || !LEVELS.includes(row.level ?? '')) return;
    this.logs.push({ time: row.time as number, level: row.level as LogRow['level'], message: clean(row.message, 1_000) });
  }
  #plot(row: Partial<PlotPoint> | null): void {
    if (this.plots.length >= MOST_PLOTS || typeof row?.name !== 'string' || !Number.isFinite(row.time) || !Number.isFinite(row.value)) return;
    this.plots.push({ time: row.time as number, name: clean(row.name, 60), value: row.value as number });
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const count = (value: unknown): number => (Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : 0);
const clean = (text: string, longest: number): string => text.slice(0, longest).replace(UNPRINTABLE, ' ');
