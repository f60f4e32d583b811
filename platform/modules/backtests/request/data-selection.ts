import { timeframeMs } from '../../../adapters/history/index.ts';
import { Problem } from '../../ops/index.ts';
import type { CreateBacktestDto } from './create-backtest.dto.ts';
import { listOf } from './run-settings.ts';

/** What the catalogue knows of a dataset. */
export interface DatasetFacts {
  readonly timeframe: string;
  readonly timeframeMs: number;
  readonly symbols: readonly { readonly symbol: string; readonly firstTime: number; readonly lastTime: number }[];
}

/** Which bars a run reads. */
export interface DataSelection {
  readonly symbols: readonly string[];
  readonly timeframe: string;
  readonly from: number;
  readonly to: number;
}

/** Checks what a request wants against what the dataset has; everything left open means all of it. */
export function selectData(request: CreateBacktestDto, dataset: DatasetFacts): DataSelection {
  const chosen = chooseSymbols(request.symbols, dataset);
  const first = Math.min(...chosen.map((each) => each.firstTime));
  const last = Math.max(...chosen.map((each) => each.lastTime));
  const from = request.from ?? first;
  const to = request.to ?? last;
  if (from > last)
    throw Problem.invalidField(
      'from',
      request.from,
      `from ${iso(from)} is after the last bar of the chosen symbols at ${iso(last)}; they begin at ${iso(first)}`,
    );
  if (to < first)
    throw Problem.invalidField('to', request.to, `to ${iso(to)} is before the first bar of the chosen symbols at ${iso(first)}; they end at ${iso(last)}`);
  if (from > to) throw Problem.invalidField('from', request.from, `from ${iso(from)} is after to ${iso(to)}`);
  return { symbols: chosen.map((each) => each.symbol), timeframe: chooseTimeframe(request.timeframe, dataset), from, to };
}

function chooseSymbols(wanted: readonly string[] | undefined, { symbols }: DatasetFacts): DatasetFacts['symbols'] {
  if (wanted === undefined) return symbols;
  const known = new Map(symbols.map((each) => [each.symbol, each]));
  return wanted.map((name, index) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const names = symbols.map((each) => each.symbol);
    throw Problem.invalidField(`symbols.${index}`, name, `symbol "${name}" is not in the dataset; it has ${listOf(names)}`, names.slice(0, 20));
  });
}

function chooseTimeframe(wanted: string | undefined, dataset: DatasetFacts): string {
  if (wanted === undefined) return dataset.timeframe;
  let length: number;
  try {
    length = timeframeMs(wanted);
  } catch (error) {
    throw Problem.invalidField('timeframe', wanted, error instanceof Error ? error.message : String(error));
  }
  const week = 7 * 86_400_000;
  // Weeks and months are made of whole days even where their length is no multiple of the bars' length.
  const isCalendar = dataset.timeframeMs <= 86_400_000 && length >= week;
  if (length < dataset.timeframeMs || (length % dataset.timeframeMs !== 0 && !isCalendar)) {
    throw Problem.invalidField('timeframe', wanted, `timeframe ${wanted} cannot be made from bars of ${dataset.timeframe}: it must be a multiple of it`);
  }
  return wanted;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
