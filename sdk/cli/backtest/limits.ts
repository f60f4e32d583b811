import { readDecimal, readNumber, readWhole } from '../arguments/values.ts';
import { suggestion } from '../arguments/nearest.ts';
import { UsageError } from '../usage-error.ts';

type Limit = string | number | boolean | readonly string[];
type Reader = (option: string, text: string) => Limit | undefined;

const decimal: Reader = (option, text) => readDecimal(option, text, { min: 0 });
const whole: Reader = (option, text) => readWhole(option, text, { min: 1 });
const percentage: Reader = (option, text) => readNumber(option, text, { above: 0, max: 100 });
const yesNo: Reader = (option, text) => {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new UsageError(`${option} "${text}" is not valid; choose one of: true, false`);
};

const LIMITS: Readonly<Record<string, Reader>> = {
  maxOrderQuantity: decimal,
  maxOrderNotional: decimal,
  maxPosition: decimal,
  maxGrossExposure: decimal,
  maxDailyLoss: decimal,
  priceCollarPct: percentage,
  maxDrawdownPct: percentage,
  maxLeverage: (option, text) => readNumber(option, text, { above: 0, max: 1_000 }),
  maxOrdersPerMinute: whole,
  maxOpenOrders: whole,
  allowedSymbols: (_, text) => text.split(',').map((symbol) => symbol.trim()),
  allowedOrderTypes: (_, text) => text.split(',').map((type) => type.trim()),
  allowShort: yesNo,
};
export const LIMIT_NAMES: readonly string[] = Object.keys(LIMITS);

/** The risk limits of a run from `--limit name=value`. */
export function readLimits(given: Readonly<Record<string, string>>): Readonly<Record<string, Limit>> {
  const limits: Record<string, Limit> = {};
  for (const [name, text] of Object.entries(given)) {
    const read = LIMITS[name];
    if (read === undefined) throw new UsageError(`--limit "${name}" is unknown${suggestion(name, LIMIT_NAMES)}; valid: ${LIMIT_NAMES.join(', ')}`);
    const value = read(`--limit ${name}`, text);
    if (value !== undefined) limits[name] = value;
  }
  return limits;
}
