import { existsSync } from 'node:fs';
import path from 'node:path';
import { given } from '../arguments/given.ts';
import type { FinishedRun } from '../commands/backtest.ts';
import { readData } from '../data/data-options.ts';
import { loadLocalEngine } from '../local-engine.ts';
import { ProgressLine } from '../progress-line.ts';
import { collectSource, findEntry } from '../strategy-source.ts';
import { UsageError } from '../usage-error.ts';
import { isPublishedName, type RunOrder } from './run-order.ts';

/** Runs in a sandbox on this machine; needs no server and leaves nothing behind. */
export async function runLocally({ strategy, data, settings, input, terminal }: RunOrder): Promise<FinishedRun> {
  if (!existsSync(path.resolve(terminal.cwd, strategy)) && isPublishedName(strategy)) {
    throw new UsageError(`"${strategy}" is not a file here; published strategies live on a server: add --server URL, or give a .ts file`);
  }
  const source = collectSource(findEntry(strategy, terminal.cwd));
  const unknown = data.find((file) => !existsSync(path.resolve(terminal.cwd, file)));
  if (unknown !== undefined) throw new UsageError(`data "${unknown}" is not a file here; datasets live on a server: add --server URL, or give a CSV file`);
  const request = { strategy: source, data: readData(data, input, terminal.cwd), settings };
  const engine = await loadLocalEngine();
  const progress = new ProgressLine(terminal, { quiet: input.flag('quiet') });
  try {
    const result = await engine.backtest(request, { signal: terminal.signal, onProgress: ({ stage, done }) => progress.show(stage, done) });
    return {
      title: strategy,
      summary: result.summary,
      warnings: result.warnings,
      ...given({ profile: result.profile }),
      write: (format, file) => result.write(format, file),
    };
  } finally {
    progress.clear();
  }
}
