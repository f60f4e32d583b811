import type { CheckReport, Diagnostic } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { readAssignments, readWhole } from '../arguments/values.ts';
import { reasonText } from '../backtest/summary-text.ts';
import { EXIT, type Command } from '../command.ts';
import { readData, READING_OPTIONS } from '../data/data-options.ts';
import { loadLocalEngine } from '../local-engine.ts';
import { ProgressLine } from '../progress-line.ts';
import { collectSource, findEntry } from '../strategy-source.ts';
import { print, type Terminal } from '../terminal.ts';

export const check: Command = {
  name: 'check',
  summary: 'types, imports, metadata, a test run, and whether the strategy looks ahead',
  usage: '<file.ts | folder> [options]',
  details: [
    'Compiles the strategy as publishing would, reads its metadata and runs it in a sandbox on sample data (or --data), twice.',
    'Then everything after a bar is changed, and cut off: the orders up to that bar must stay the same.',
    'Exit code 0: ok; 2: rejected or stopped; 1: anything else.',
  ].join('\n'),
  options: {
    data: { type: 'string', multiple: true, value: '<file>', help: 'CSV file to run on; sample data unless given' },
    param: { type: 'string', multiple: true, value: '<name=value>', help: 'a parameter of the strategy' },
    bars: { type: 'string', value: '<n>', help: 'most bars to run on (2000)' },
    'timeout-ms': { type: 'string', value: '<ms>', help: 'most time for one run (30000)' },
    'memory-mb': { type: 'string', value: '<n>', help: 'memory of the strategy (128)' },
    ...READING_OPTIONS,
    json: { type: 'boolean', help: 'print the result as JSON' },
  },
  examples: ['paddock check strategy.ts', 'paddock check strategy.ts --data GOOG.csv --json'],
  run,
};

async function run(input: Arguments, terminal: Terminal): Promise<number> {
  const name = input.one('strategy (a .ts file or a folder)');
  const files = input.all('data');
  const request = {
    strategy: collectSource(findEntry(name, terminal.cwd)),
    params: readAssignments('--param', input.all('param')),
    ...given({
      data: files.length > 0 ? readData(files, input, terminal.cwd) : undefined,
      bars: readWhole('--bars', input.text('bars'), { min: 10, max: 10_000_000 }),
      timeoutMs: readWhole('--timeout-ms', input.text('timeout-ms'), { min: 100, max: 3_600_000 }),
      memoryMb: readWhole('--memory-mb', input.text('memory-mb'), { min: 8, max: 4_096 }),
    }),
  };
  const engine = await loadLocalEngine();
  const progress = new ProgressLine(terminal, { quiet: input.flag('json') });
  const report = await engine
    .check(request, { signal: terminal.signal, onProgress: ({ stage, done }) => progress.show(stage, done) })
    .finally(() => progress.clear());
  print(terminal, input.flag('json') ? JSON.stringify(report, undefined, 2) : checkText(name, report));
  return report.status === 'ok' ? EXIT.ok : EXIT.strategyFailed;
}

function checkText(strategy: string, { status, code, reason, location, advice, diagnostics, steps }: CheckReport): string {
  const lines = steps.map(({ name, ok, text }) => `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)}  ${text}`);
  lines.push(...diagnostics.map(diagnosticText));
  const why = { code, message: reason, ...given({ location, advice }) };
  lines.push('', status === 'ok' ? `${strategy} is ready to publish` : `${strategy} was ${status}: ${reasonText(why)}`);
  return lines.join('\n');
}

export function diagnosticText({ file, line, column, message, code }: Diagnostic): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}: `;
  return `${place}${message}${code === undefined ? '' : ` [${code}]`}`;
}
