import type { LiveSession, LiveTask, ReloadReport } from '../../../adapters/runner/index.ts';
import type { RunRecorder } from './run-recorder.ts';

/** What a session runs: code and parameters. */
export type RunCode = Pick<LiveTask, 'bundle' | 'params'>;

export interface ReloadDeskOptions {
  readonly code: RunCode;
  readonly recorder: RunRecorder;
  /** Code and parameters of a reload that waits. */
  readonly load: (id: number) => Promise<RunCode | undefined>;
  /** Other code serves now. */
  readonly onChange: () => void;
}

/** Takes reloads one after the other and files what became of each. */
export class ReloadDesk {
  readonly #options: ReloadDeskOptions;
  #code: RunCode;
  #next: RunCode;
  /** Number of the reload that was taken last. */
  #taken = 0;
  /** Number of the reload whose code serves. */
  #serving = 0;
  /** What serves again when that fails. */
  #proven: RunCode;

  constructor(options: ReloadDeskOptions) {
    this.#options = options;
    this.#code = options.code;
    this.#next = options.code;
    this.#proven = options.code;
  }

  /** What serves. */
  get code(): RunCode {
    return this.#code;
  }
  /** A reload that was taken already is let be. */
  async take(id: number, session: LiveSession): Promise<void> {
    if (id <= this.#taken) return;
    this.#taken = id;
    const code = await this.#options.load(id);
    if (code === undefined) return;
    this.#next = code;
    await session.reload(code);
  }
  report(report: ReloadReport): void {
    const { outcome } = report;
    switch (outcome) {
      case 'refused':
        return this.#file(this.#taken, report, `refused, the old code goes on. ${report.reason.message}`);
      case 'swapped':
        this.#serving = this.#taken;
        this.#code = this.#next;
        this.#file(this.#taken, report, `swapped after row ${report.rowsDone}; the market waited ${(report.pauseUs / 1_000).toFixed(1)} ms.`);
        return this.#options.onChange();
      case 'confirmed':
        this.#proven = this.#code;
        return this.#file(this.#serving, report, `the new code has proven itself over ${report.stepsServed} steps.`);
      case 'superseded':
        return this.#file(this.#serving, report, `superseded after ${report.stepsServed} steps, before the new code had proven itself.`);
      case 'rolled-back':
        this.#code = this.#proven;
        this.#file(this.#serving, report, `rolled back after ${report.stepsServed} steps, the old code goes on. ${report.reason.message}`);
        return this.#options.onChange();
      default:
        outcome satisfies never;
    }
  }

  #file(id: number, report: ReloadReport, text: string): void {
    const { from: _from, to: _to, time: marketTime, rowsDone, ...news } = report;
    // Where the code changed remains where it changed, whatever comes of it.
    const isFirst = report.outcome === 'swapped' || report.outcome === 'refused';
    this.#options.recorder.reload({ id, ...news, ...(isFirst && { marketTime, rowsDone }) });
    this.#options.recorder.event({ kind: 'reload', message: `Reload ${id}: ${text}`, detail: report });
  }
}
