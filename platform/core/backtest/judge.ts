import type { Instrument } from '@paddock/sdk';
import { TradingEngine } from '../engine.ts';
import { CommandReader, HEADER } from './command-log.ts';
import type { RunConfig } from './run-config.ts';
import type { RunRecorder } from './run-recorder.ts';

/** Why a log is not believed. */
export interface IntegrityProblem {
  readonly message: string;
}

export interface JudgeOptions {
  readonly instruments: readonly Instrument[];
  readonly config: RunConfig;
  /** Strategy instances of the run. */
  readonly owners: number;
}

/** What a judge writes its findings to. */
export type JudgeRecorder = Pick<RunRecorder, 'attach' | 'digest' | 'excursion' | 'hasOpenTrades' | 'onFill' | 'onOrder' | 'quiet' | 'step'>;

/**
 * Repeats the commands of an untrusted strategy on its own engine and its own data. What it computes is the result of the run;
 * the log's own digest only shows whether the mirror saw the same.
 */
export class Judge {
  readonly engine: TradingEngine;
  readonly #recorder: JudgeRecorder;
  readonly #isSingle: boolean;
  readonly #commands: CommandReader;
  #count = 0;
  #next = 0;
  #nextStep = Number.POSITIVE_INFINITY;

  constructor(options: JudgeOptions, recorder: JudgeRecorder) {
    this.#recorder = recorder;
    this.engine = new TradingEngine(options.instruments, options.config, recorder);
    recorder.attach(this.engine);
    this.#isSingle = options.instruments.length === 1;
    this.#commands = new CommandReader({ instruments: options.instruments.length, owners: options.owners });
  }

  /** Judges one chunk. `log` is what the isolate wrote; `tags` what its commands call their tags. */
  chunk(data: Float64Array, rows: number, log: Float64Array, tags: readonly string[]): IntegrityProblem | undefined {
    const done = log[HEADER.rows] as number;
    const count = log[HEADER.commands] as number;
    const hasFailed = log[HEADER.hasFailed] === 1;
    if (
      !(Number.isSafeInteger(done) && done >= 0 && done <= rows && (done === rows || hasFailed || isCut(log, data))) ||
      !(Number.isSafeInteger(count) && count >= 0)
    ) {
      return { message: 'the header of the command log is malformed' };
    }
    this.#commands.open(log, tags);
    this.#count = count;
    this.#next = 0;
    this.#peek();
    if (this.#nextStep <= this.engine.step) return malformed(0);
    const problem = this.#isSingle ? this.#single(data, rows, done) : this.#many(data, rows, done);
    // A callback that threw may have left wishes behind that nobody acted on: a failed chunk is judged as far as it goes.
    return problem ?? (hasFailed ? undefined : this.#verify(log));
  }
  /** No order can fill any more. */
  close(): void {
    this.engine.isClosed = true;
  }

  #single(data: Float64Array, rows: number, done: number): IntegrityProblem | undefined {
    const { engine } = this;
    const isWatching = engine.risk.loss.isWatching;
    const working = engine.openOrders.list(0);
    for (let row = 0; row < done;) {
      // Commands come after the close of their step: up to it nothing happens where no order works.
      if (!isWatching && working.length === 0) row = this.#quiet(data, rows, row, Math.min(done, row + this.#nextStep - engine.step));
      else this.#step(data, rows, row++);
      if (this.#nextStep > engine.step) continue;
      const problem = this.#apply();
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  #step(data: Float64Array, rows: number, row: number): void {
    const { engine } = this;
    const recorder = this.#recorder;
    engine.beginStep(engine.step + 1, data[row] as number);
    this.#match(data, rows, row, 0);
    engine.endStep();
    if (recorder.hasOpenTrades) recorder.excursion(0, data[3 * rows + row] as number, data[4 * rows + row] as number);
    recorder.step(engine.time);
  }
  /** Rows in which only the value of the position moves. Returns the row after them. */
  #quiet(data: Float64Array, rows: number, from: number, to: number): number {
    const { engine } = this;
    this.#recorder.quiet(data, rows, from, to);
    engine.beginStep(engine.step + to - from, data[to - 1] as number);
    engine.mark(0, data[5 * rows + to - 1] as number);
    return to;
  }
  #many(data: Float64Array, rows: number, done: number): IntegrityProblem | undefined {
    const { engine } = this;
    const recorder = this.#recorder;
    let row = 0;
    while (row < done) {
      const time = data[row] as number;
      engine.beginStep(engine.step + 1, time);
      for (; row < done && data[row] === time; row++) {
        const instrument = data[rows + row] as number;
        this.#match(data, rows, row, instrument);
        if (recorder.hasOpenTrades) recorder.excursion(instrument, data[3 * rows + row] as number, data[4 * rows + row] as number);
      }
      engine.endStep();
      recorder.step(time);
      if (this.#nextStep <= engine.step) {
        const problem = this.#apply();
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  }
  #match(data: Float64Array, rows: number, row: number, instrument: number): void {
    this.engine.bar(
      instrument,
      data[2 * rows + row] as number,
      data[3 * rows + row] as number,
      data[4 * rows + row] as number,
      data[5 * rows + row] as number,
      data[6 * rows + row] as number,
    );
  }
  #peek(): void {
    const step = this.#next < this.#count ? this.#commands.stepOf(this.#next) : Number.POSITIVE_INFINITY;
    // A malformed one is found when it is read.
    this.#nextStep = Number.isNaN(step) ? -1 : step;
  }
  #apply(): IntegrityProblem | undefined {
    const commands = this.#commands;
    while (this.#nextStep <= this.engine.step) {
      if (!commands.read(this.#next) || commands.step !== this.engine.step) return malformed(this.#next);
      this.#carryOut(commands);
      this.#next++;
      this.#peek();
    }
    return undefined;
  }
  #carryOut({ kind, request, orderId, quantity, limit, stop }: CommandReader): void {
    switch (kind) {
      case 'submit':
        this.engine.submit(request);
        return;
      case 'cancel':
        this.engine.cancel(orderId);
        return;
      case 'replace':
        this.engine.replace(orderId, quantity, limit, stop);
        return;
      default:
        kind satisfies never;
    }
  }
  #verify(log: Float64Array): IntegrityProblem | undefined {
    if (this.#next !== this.#count) return { message: 'the log holds commands for bars that have not come yet' };
    const { engine } = this;
    const { digest } = this.#recorder;
    const same =
      log[HEADER.hash] === digest.hash &&
      log[HEADER.fills] === digest.fills &&
      log[HEADER.orders] === engine.orderCount &&
      log[HEADER.cash] === engine.portfolio.cash.toNumber() &&
      log[HEADER.positions] === engine.portfolio.fingerprint();
    return same ? undefined : { message: 'fills, cash or positions inside the sandbox differ from the judged ones' };
  }
}

const malformed = (command: number): IntegrityProblem => ({ message: `command ${command} of the log is malformed` });

/** The strategy asked for so much that the rest of the chunk comes in the next one. Only whole time stamps count. */
function isCut(log: Float64Array, data: Float64Array): boolean {
  const done = log[HEADER.rows] as number;
  return log[HEADER.isCut] === 1 && (done === 0 || data[done] !== data[done - 1]);
}
