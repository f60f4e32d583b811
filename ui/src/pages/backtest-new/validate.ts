import type { DatasetDetail, ParamSchema, ParamValue } from '../../api/types.ts';
import { rangeText } from '../strategies/range-text.ts';
import { endOfDateText, parseDateText, toDateText } from './date-text.ts';
import { isDecimal } from './decimal-shift.ts';
import type { FormValues, LimitValues } from './form-values.ts';

/** Messages by field; the keys are those of the server's `errors[].field`. */
export type FormErrors = Readonly<Record<string, string>>;

export interface FormContext {
  readonly schema: readonly ParamSchema[];
  readonly dataset: Pick<DatasetDetail, 'firstTime' | 'lastTime' | 'timeframe'> | undefined;
}

/** What is wrong with a parameter value, in words that say what is right. */
export function paramProblem(param: ParamSchema, value: ParamValue): string | undefined {
  if (param.kind === 'boolean') return undefined;
  if (param.kind === 'choice') return param.choices?.some((choice) => choice === value) === false ? `Choose one of ${rangeText(param)}.` : undefined;
  if (param.kind === 'string')
    return param.maxLength !== undefined && String(value).length > param.maxLength ? `At most ${param.maxLength} characters.` : undefined;
  const number = value === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return `Enter a number: ${rangeText(param)}.`;
  if (param.kind === 'int' && !Number.isInteger(number)) return `Enter a whole number: ${rangeText(param)}.`;
  const isInside = number >= (param.min ?? number) && number <= (param.max ?? number);
  return isInside ? undefined : `${number} is outside ${rangeText(param)}.`;
}

function numberProblem(text: string, { max }: { readonly max?: number } = {}): string | undefined {
  if (!isDecimal(text) || Number(text) < 0) return 'Enter a number of 0 or more.';
  return max !== undefined && Number(text) > max ? `At most ${max}.` : undefined;
}

function strategyErrors(values: FormValues, { schema }: FormContext): Record<string, string | undefined> {
  const params = schema.map((param) => [`params.${param.name}`, paramProblem(param, values.params[param.name] ?? param.default)] as const);
  return {
    strategy: values.mode === 'published' && values.strategy === '' ? 'Choose a strategy.' : undefined,
    source: values.mode === 'inline' && values.source.trim() === '' ? 'Write or paste a strategy.' : undefined,
    ...Object.fromEntries(params),
  };
}

function dataErrors(values: FormValues, { dataset }: FormContext): Record<string, string | undefined> {
  if (values.dataset === '') return { dataset: 'Choose a dataset.' };
  const [from, to] = [parseDateText(values.from), endOfDateText(values.to)];
  const errors: Record<string, string | undefined> = { symbols: values.symbols?.length === 0 ? 'Choose at least one symbol, or all.' : undefined };
  if (values.from !== '' && Number.isNaN(from)) errors['from'] = 'Enter a date.';
  if (values.to !== '' && Number.isNaN(to)) errors['to'] = 'Enter a date.';
  if (from > to) errors['to'] = 'The end lies before the start.';
  if (dataset && from > dataset.lastTime) errors['from'] = `The data ends on ${toDateText(dataset.lastTime, false)}.`;
  if (dataset && to < dataset.firstTime) errors['to'] = `The data starts on ${toDateText(dataset.firstTime, false)}.`;
  return errors;
}

function costErrors(values: FormValues): Record<string, string | undefined> {
  const kind = values.commissionKind;
  const tiers = values.tiers.some((tier, index) => !isDecimal(tier.percent) || (index < values.tiers.length - 1 && !isDecimal(tier.upTo)));
  return {
    cash: !isDecimal(values.cash) || Number(values.cash) <= 0 ? 'Enter an amount above 0.' : undefined,
    'costs.commission.rate': kind === 'percentage' ? numberProblem(values.commissionPercent, { max: 100 }) : undefined,
    'costs.commission.perOrder': kind === 'fixed' ? numberProblem(values.commissionPerOrder) : undefined,
    'costs.commission.perUnit': kind === 'per-unit' ? numberProblem(values.commissionPerUnit) : undefined,
    'costs.commission.minimum': values.commissionMinimum.trim() === '' ? undefined : numberProblem(values.commissionMinimum),
    'costs.commission.tiers': kind === 'tiered' && tiers ? 'Every tier needs a rate, and all but the last one an upper bound.' : undefined,
    'costs.spreadBps': numberProblem(values.spreadBps),
    'costs.slippageBps': numberProblem(values.slippageBps),
    'costs.impactBps': numberProblem(values.impactBps),
    'fills.volumeShare': numberProblem(values.volumeSharePct, { max: 100 }),
    seed: values.seed.trim() !== '' && !/^\d{1,15}$/.test(values.seed.trim()) ? 'Enter a whole number of 0 or more.' : undefined,
  };
}

function limitErrors(limits: LimitValues): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(limits).map(([name, text]) => [`limits.${name}`, text.trim() === '' ? undefined : numberProblem(text)]));
}

/** Everything that is wrong with the form before it is sent; the server has the last word. */
export function validateForm(values: FormValues, context: FormContext): FormErrors {
  const all = { ...strategyErrors(values, context), ...dataErrors(values, context), ...costErrors(values), ...limitErrors(values.limits) };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
