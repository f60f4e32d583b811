import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { StopReason } from '@paddock/platform/core';
import { everyProblem, PublishGate, type Problem as GateProblem, type StrategyBundle, type UnpackOutcome } from '@paddock/sandbox';
import { BacktestRunner, trialRun, withNeedsAdvice } from '../../../adapters/runner/index.ts';
import { Config } from '../../config/index.ts';
import { Problem, type ProblemDetail, SandboxMetrics } from '../../ops/index.ts';
import type { PreparedStrategy, StrategyUpload } from './prepared-strategy.ts';

export type GateOutcome = { readonly ok: true; readonly strategy: PreparedStrategy } | { readonly ok: false; readonly diagnostics: readonly ProblemDetail[] };

export interface GateOptions {
  /** Checking types takes the longest; a run does without. */
  readonly checkTypes: boolean;
  /** Whether it is also constructed and run on sample data, as everything that is published. */
  readonly isTried: boolean;
}

const SINGLE_FILE = 'strategy.ts';

/** Strangers' source in, checked bundle and metadata out. Compiler, bundler and the strategy itself run in processes of their own. */
@Injectable()
export class StrategyGate implements OnApplicationShutdown {
  readonly #gate = new PublishGate();
  readonly #runner: BacktestRunner;

  constructor(config: Config, metrics: SandboxMetrics) {
    this.#runner = new BacktestRunner({ spares: 0, budgets: { heapBytes: config.strategyMemoryMb * 1_048_576 }, observer: metrics });
    metrics.watch(() => this.#runner.figures);
  }

  /** Diagnostics carry file, line and column of the author's source. */
  async examine(upload: StrategyUpload, { checkTypes, isTried }: GateOptions): Promise<GateOutcome> {
    const unpacked = await this.#files(upload);
    if (!unpacked.ok) return { ok: false, diagnostics: unpacked.problems.map(detailOf) };
    const { files } = unpacked;
    const { entry } = upload;
    const [bundled, typeErrors] = await Promise.all([this.#gate.bundle(files, entry), checkTypes ? this.#gate.typeCheck(files, entry) : []]);
    const problems = everyProblem(bundled, typeErrors);
    if (!bundled.ok || problems.length > 0) return { ok: false, diagnostics: problems.map(detailOf) };
    return this.#inspect(bundled.bundle, isTried);
  }

  /** The same as `examine`, with refusals as a 422 problem. */
  async admit(upload: StrategyUpload, options: GateOptions): Promise<PreparedStrategy> {
    const outcome = await this.examine(upload, options);
    if (outcome.ok) return outcome.strategy;
    const [first] = outcome.diagnostics;
    const place = first?.file === undefined ? '' : `${first.file}${first.line === undefined ? '' : `:${first.line}`}: `;
    const more = outcome.diagnostics.length > 1 ? ` (and ${outcome.diagnostics.length - 1} more)` : '';
    throw Problem.unprocessable(`The strategy was rejected: ${place}${first?.message ?? 'no reason given'}${more}`, outcome.diagnostics);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#gate.close();
    await this.#runner.close();
  }

  /** The author's files by path, from whichever form they came in. */
  async #files(upload: StrategyUpload): Promise<UnpackOutcome> {
    const { source, files, archive, entry } = oneOf(upload);
    if (typeof archive === 'string') return this.#gate.unpack(Buffer.from(archive, 'base64'), entry);
    return { ok: true, files: typeof source === 'string' ? { [entry ?? SINGLE_FILE]: source } : (files ?? {}) };
  }

  async #inspect(bundle: StrategyBundle, isTried: boolean): Promise<GateOutcome> {
    const inspection = await this.#runner.inspect(bundle);
    if (!inspection.ok) return { ok: false, diagnostics: [stopDetail(inspection.stop)] };
    const { metadata } = inspection;
    const failed = isTried ? await trialRun(this.#runner, bundle, metadata) : undefined;
    if (failed !== undefined) {
      const { message, ...stop } = withNeedsAdvice(failed, metadata);
      return { ok: false, diagnostics: [stopDetail({ ...stop, message: `On sample data: ${message}` })] };
    }
    return { ok: true, strategy: { metadata, checksum: bundle.checksum, bundle } };
  }
}

function oneOf(upload: StrategyUpload): StrategyUpload {
  const given = (['source', 'files', 'archive'] as const).filter((key) => (upload[key] ?? null) !== null);
  if (given.length === 1) return upload;
  const message =
    given.length === 0
      ? 'give the strategy as source (one file), files or archive'
      : `give either source or files or archive, not ${given.join(' and ')} together`;
  throw Problem.invalid([{ field: 'source', message }]);
}

function detailOf({ code, message, file, line, column }: GateProblem): ProblemDetail {
  return { code, message, ...(file !== undefined && { file }), ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

function stopDetail({ code, message, advice = '', location }: StopReason): ProblemDetail {
  return { code, message: advice === '' ? message : `${message}${/[.!?…]$/.test(message) ? '' : '.'} ${advice}`, ...location };
}
