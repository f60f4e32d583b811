import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PublishGate, type Problem as GateProblem, type StrategyBundle } from '@paddock/sandbox';
import { BacktestRunner, type Inspection } from '../../../adapters/runner/index.ts';
import { Config } from '../../config/index.ts';
import { Problem, type ProblemDetail, SandboxMetrics } from '../../ops/index.ts';
import type { PreparedStrategy, StrategyUpload } from './prepared-strategy.ts';

export type GateOutcome = { readonly ok: true; readonly strategy: PreparedStrategy } | { readonly ok: false; readonly diagnostics: readonly ProblemDetail[] };

export interface GateOptions {
  /** Checking types takes the longest; a run does without. */
  readonly checkTypes: boolean;
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
  async examine(upload: StrategyUpload, { checkTypes }: GateOptions): Promise<GateOutcome> {
    const { files, entry } = filesOf(upload);
    const [bundled, typeErrors] = await Promise.all([this.#gate.bundle(files, entry), checkTypes ? this.#gate.typeCheck(files, entry) : []]);
    const problems = bundled.ok
      ? typeErrors
      : [...bundled.problems, ...typeErrors.filter((error) => bundled.problems.every(({ line, file }) => line !== error.line || file !== error.file))];
    if (!bundled.ok || problems.length > 0) return { ok: false, diagnostics: problems.map(detailOf) };
    return this.#inspect(bundled.bundle);
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

  async #inspect(bundle: StrategyBundle): Promise<GateOutcome> {
    const inspection = await this.#runner.inspect(bundle);
    if (!inspection.ok) return { ok: false, diagnostics: [stopDetail(inspection)] };
    return { ok: true, strategy: { metadata: inspection.metadata, checksum: bundle.checksum, bundle } };
  }
}

function filesOf({ source, files, entry }: StrategyUpload): { readonly files: Readonly<Record<string, string>>; readonly entry?: string } {
  if ((source === undefined) === (files === undefined))
    throw Problem.invalid([
      { field: 'source', message: source === undefined ? 'give the strategy as source (one file) or files' : 'give either source or files, not both' },
    ]);
  const named = entry === undefined ? {} : { entry };
  return source === undefined ? { files: files ?? {}, ...named } : { files: { [entry ?? SINGLE_FILE]: source }, ...named };
}

function detailOf({ code, message, file, line, column }: GateProblem): ProblemDetail {
  return { code, message, ...(file !== undefined && { file }), ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

function stopDetail({ stop }: Extract<Inspection, { readonly ok: false }>): ProblemDetail {
  return { code: stop.code, message: stop.advice === undefined ? stop.message : `${stop.message} ${stop.advice}`, ...stop.location };
}
