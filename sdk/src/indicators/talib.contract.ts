import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Bars } from './bars.contract.ts';

/** The C library as emscripten hands it out. (The wrapper around it passes the same address for two results and reads past the end.) */
interface Wasm {
  readonly HEAPF64: Float64Array;
  readonly HEAP32: Int32Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  ccall(name: string, result: 'number', types: readonly 'number'[], args: readonly number[]): number;
}

type Params = Readonly<Record<string, number>>;

/** Arguments of TA_<NAME> in the order of its C declaration; `outputs` are our names for its outputs. */
interface Call {
  readonly inputs: readonly (readonly number[])[];
  readonly options: readonly number[];
  readonly outputs: readonly string[];
}

export interface TaResult {
  /** Index of the first defined value. */
  readonly begin: number;
  /** Our output name -> values, aligned with the bars, `NaN` where undefined. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

const load = createRequire(import.meta.url);
const talib: { init(url: string): Promise<Wasm> } = load('talib-web');
const binary = readFileSync(load.resolve('talib-web').replace(/[^/\\]+$/, 'talib.wasm'));
const ready = talib.init(`data:application/wasm;base64,${binary.toString('base64')}`);

const EMA = 1;
const SMA = 0;
const VALUE = ['value'];

const of = (p: Params, ...names: readonly string[]): number[] => names.map((name) => p[name] ?? NaN);
const price = (b: Bars, options: readonly number[]): Call => ({ inputs: [b.close], options, outputs: VALUE });
const hl = (b: Bars, options: readonly number[]): Call => ({ inputs: [b.high, b.low], options, outputs: VALUE });
const hlc = (b: Bars, options: readonly number[]): Call => ({ inputs: [b.high, b.low, b.close], options, outputs: VALUE });
const hlcv = (b: Bars, options: readonly number[]): Call => ({ inputs: [b.high, b.low, b.close, b.volume], options, outputs: VALUE });
const ohlc = (b: Bars): Call => ({ inputs: [b.open, b.high, b.low, b.close], options: [], outputs: VALUE });

/** Functions that take something else than the close and a period. */
const CALLS: Readonly<Record<string, (b: Bars, p: Params) => Call>> = {
  T3: (b, p) => price(b, of(p, 'period', 'volumeFactor')),
  MAMA: (b, p) => ({ ...price(b, of(p, 'fastLimit', 'slowLimit')), outputs: ['value', 'fama'] }),
  BBANDS: (b, p) => ({ ...price(b, [...of(p, 'period', 'deviations', 'deviations'), SMA]), outputs: ['upper', 'middle', 'lower'] }),
  ACCBANDS: (b, p) => ({ ...hlc(b, of(p, 'period')), outputs: ['upper', 'value', 'lower'] }),
  SAR: (b, p) => hl(b, of(p, 'step', 'limit')),
  MACD: (b, p) => ({ ...price(b, of(p, 'fast', 'slow', 'signal')), outputs: ['value', 'signal', 'histogram'] }),
  APO: (b, p) => price(b, [...of(p, 'fast', 'slow'), EMA]),
  PPO: (b, p) => price(b, [...of(p, 'fast', 'slow'), EMA]),
  STOCHRSI: (b, p) => ({ ...price(b, [...of(p, 'period', 'fastK', 'fastD'), SMA]), outputs: ['value', 'd'] }),
  STOCH: (b, p) => ({ ...hlc(b, [...of(p, 'fastK', 'slowK'), SMA, ...of(p, 'slowD'), SMA]), outputs: ['value', 'd'] }),
  STOCHF: (b, p) => ({ ...hlc(b, [...of(p, 'fastK', 'fastD'), SMA]), outputs: ['value', 'd'] }),
  AROON: (b, p) => ({ ...hl(b, of(p, 'period')), outputs: ['down', 'value'] }),
  AROONOSC: (b, p) => hl(b, of(p, 'period')),
  MIDPRICE: (b, p) => hl(b, of(p, 'period')),
  PLUS_DM: (b, p) => hl(b, of(p, 'period')),
  MINUS_DM: (b, p) => hl(b, of(p, 'period')),
  MEDPRICE: (b) => hl(b, []),
  ULTOSC: (b, p) => hlc(b, of(p, 'short', 'medium', 'long')),
  STDDEV: (b, p) => price(b, of(p, 'period', 'deviations')),
  VAR: (b, p) => price(b, [...of(p, 'period'), 1]),
  MFI: (b, p) => hlcv(b, of(p, 'period')),
  AD: (b) => hlcv(b, []),
  ADOSC: (b, p) => hlcv(b, of(p, 'fast', 'slow')),
  OBV: (b) => ({ inputs: [b.close, b.volume], options: [], outputs: VALUE }),
  IMI: (b, p) => ({ inputs: [b.open, b.close], options: of(p, 'period'), outputs: VALUE }),
  CORREL: (b, p) => ({ inputs: [b.close, b.volume], options: of(p, 'period'), outputs: VALUE }),
  BETA: (b, p) => ({ inputs: [b.volume, b.close], options: of(p, 'period'), outputs: VALUE }),
  BOP: ohlc,
  AVGPRICE: ohlc,
  ...Object.fromEntries(['TRANGE', 'TYPPRICE', 'WCLPRICE'].map((name) => [name, (b: Bars) => hlc(b, [])])),
  ...Object.fromEntries(
    ['ATR', 'NATR', 'ADX', 'ADXR', 'DX', 'PLUS_DI', 'MINUS_DI', 'WILLR', 'CCI'].map((name) => [name, (b: Bars, p: Params) => hlc(b, of(p, 'period'))]),
  ),
};

/** What TA-Lib makes of bars, with the parameters of the catalogue. */
export async function talibOf(name: string, bars: Bars, params: Params): Promise<TaResult> {
  const wasm = await ready;
  const { _malloc: malloc, _free: free } = wasm;
  const call = CALLS[name]?.(bars, params) ?? price(bars, 'period' in params ? of(params, 'period') : []);
  const count = bars.close.length;
  const addresses: number[] = [];
  const allocate = (values: readonly number[]): number => {
    const address = malloc(8 * count);
    wasm.HEAPF64.set(values, address / 8);
    addresses.push(address);
    return address;
  };
  const inputs = call.inputs.map(allocate);
  const outputs = call.outputs.map(() => allocate([]));
  const begin = allocate([]);
  const args = [0, count - 1, ...inputs, ...call.options, begin, begin + 4, ...outputs];
  const code = wasm.ccall(
    `TA_${name}`,
    'number',
    args.map(() => 'number'),
    args,
  );
  if (code !== 0) throw new Error(`TA_${name}(${call.options.join(', ')}) returned ${code}`);
  const first = wasm.HEAP32[begin / 4] ?? 0;
  const defined = wasm.HEAP32[begin / 4 + 1] ?? 0;
  const columns = outputs.map((address) => [...Array.from({ length: first }, () => NaN), ...wasm.HEAPF64.slice(address / 8, address / 8 + defined)]);
  for (const address of addresses) free(address);
  return { begin: first, columns: new Map(call.outputs.map((output, i) => [output, columns[i] ?? []])) };
}
