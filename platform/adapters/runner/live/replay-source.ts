import { COLUMN_COUNT, COLUMNS } from '@paddock/platform/core';
import { openFeed, type OpenFeed } from '../../history/feed-file.ts';
import type { ReplaySpeed } from './live-task.ts';
import { ReplayClock } from './replay-clock.ts';
import { copyRows, dueEnd, type NextStep, type SourceMeta, type StepSource } from './step-source.ts';

/** One chunk of the feed file in memory. */
interface Block {
  readonly data: Float64Array;
  readonly firstRow: number;
  readonly rows: number;
}

const LONGEST_SLEEP_MS = 60_000;

/** Replays a feed file at any speed. Chunks of the file hold whole time stamps, so a step never crosses two of them. */
export class ReplaySource implements StepSource {
  readonly meta: SourceMeta;
  readonly #feed: OpenFeed;
  readonly #starts: readonly number[];
  readonly #clock: ReplayClock;
  /** One for what comes, one for what is looked back at. */
  readonly #blocks: { next: Block | undefined; past: Block | undefined } = { next: undefined, past: undefined };
  #rowsDone = 0;

  constructor(feedPath: string, speed: ReplaySpeed) {
    this.#feed = openFeed(feedPath);
    const { chunks, firstTime, instruments, rows, timeframeMs } = this.#feed.meta;
    this.meta = { instruments, timeframeMs, firstTime, rows };
    let at = 0;
    this.#starts = chunks.map((chunk) => (at += chunk.rows) - chunk.rows);
    // It stands still until the session runs: loading takes no market time.
    this.#clock = new ReplayClock(speed, firstTime);
  }
  get rowsDone(): number {
    return this.#rowsDone;
  }
  get isThrough(): boolean {
    return this.#rowsDone >= this.meta.rows;
  }
  get speed(): ReplaySpeed {
    return this.#clock.speed;
  }
  get next(): NextStep | undefined {
    if (this.isThrough) return undefined;
    const time = this.#timeOf('next', this.#rowsDone);
    const waitMs = this.#clock.msUntil(time, performance.now());
    return Number.isFinite(waitMs) ? { time, waitMs } : undefined;
  }
  get isDue(): boolean {
    return this.next?.waitMs === 0;
  }
  take(target: Float64Array, most: number): number {
    if (this.isThrough) return 0;
    const { data, firstRow, rows } = this.#block('next', this.#rowsDone);
    const from = this.#rowsDone - firstRow;
    const taken = dueEnd(data, { from, end: rows, most, time: this.#clock.now(performance.now()) }) - from;
    copyRows(data, rows, from, taken, target);
    this.#rowsDone += taken;
    return taken;
  }
  whenDue(call: () => void): () => void {
    const ms = this.isThrough ? 0 : this.#clock.msUntil(this.#timeOf('next', this.#rowsDone), performance.now());
    const timer = setTimeout(call, Math.min(ms, LONGEST_SLEEP_MS));
    return () => clearTimeout(timer);
  }
  read(target: Float64Array, from: number, to: number): number {
    const { data, firstRow, rows } = this.#block('past', from);
    const fits = Math.floor(target.length / COLUMN_COUNT);
    const read = Math.min(to, firstRow + rows, from + fits) - from;
    copyRows(data, rows, from - firstRow, read, target);
    return read;
  }
  stepStart(row: number): number {
    if (row >= this.meta.rows) return this.meta.rows;
    const { data, firstRow } = this.#block('past', row);
    let start = row - firstRow;
    while (start > 0 && data[start - 1] === data[start]) start--;
    return firstRow + start;
  }
  skipTo(rows: number): void {
    this.#rowsDone = rows;
    if (!this.isThrough) this.#clock.moveTo(this.#timeOf('next', rows));
  }
  pause(): void {
    this.#clock.pause(this.#reached, performance.now());
  }
  resume(): void {
    this.#clock.resume(performance.now());
  }
  setSpeed(speed: ReplaySpeed): void {
    this.#clock.setSpeed(speed, this.#reached, performance.now());
  }
  close(): void {
    this.#feed.close();
  }
  /** Time of the last row handed out. */
  get #reached(): number {
    return this.#rowsDone === 0 ? this.meta.firstTime : this.#timeOf('past', this.#rowsDone - 1);
  }
  #timeOf(use: 'next' | 'past', row: number): number {
    const { data, rows, firstRow } = this.#block(use, row);
    return data[COLUMNS.time * rows + row - firstRow] as number;
  }
  #block(use: 'next' | 'past', row: number): Block {
    const held = this.#blocks[use];
    if (held !== undefined && row >= held.firstRow && row < held.firstRow + held.rows) return held;
    const index = this.#starts.findLastIndex((start) => start <= row);
    const data = held?.data ?? new Float64Array(this.#feed.meta.maxRows * COLUMN_COUNT);
    const block = { data, firstRow: this.#starts[index] ?? 0, rows: this.#feed.readChunk(index, data) };
    this.#blocks[use] = block;
    return block;
  }
}
