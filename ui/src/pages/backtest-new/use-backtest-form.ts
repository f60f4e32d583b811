import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { datasetQuery } from '../../api/queries.ts';
import type { DatasetDetail } from '../../api/types.ts';
import { toDateText } from './date-text.ts';
import { errorOf, fieldErrors } from './field-errors.ts';
import type { FormValues } from './form-values.ts';
import { isIntraday } from './timeframes.ts';
import { toRequest } from './to-request.ts';
import { useSchema } from './use-schema.ts';
import { validateForm } from './validate.ts';

/** Where the form is sent, with what beside its own values, and what happens then. */
export interface FormTarget {
  readonly path: '/backtests' | '/deployments';
  readonly extra?: object;
  readonly onCreated: (id: string) => void;
}

export type SetValues = (patch: Partial<FormValues>) => void;

/** What a dataset changes in the form: symbols it does not have go, dates outside its range move to its ends. */
function fitToDataset(values: FormValues, dataset: DatasetDetail): FormValues {
  const known = new Set(dataset.symbols.map((item) => item.symbol));
  const withTime = isIntraday(dataset.timeframe);
  const [first, last] = [toDateText(dataset.firstTime, withTime), toDateText(dataset.lastTime, withTime)];
  const fit = (text: string, fallback: string): string => (text === '' || text.includes('T') !== withTime || text < first || text > last ? fallback : text);
  return {
    ...values,
    symbols: values.symbols?.some((symbol) => !known.has(symbol)) ? null : values.symbols,
    timeframe: values.timeframe === '' ? dataset.timeframe : values.timeframe,
    from: fit(values.from, first),
    to: fit(values.to, last),
  };
}

export function useBacktestForm(initial: FormValues, { path, extra, onCreated }: FormTarget) {
  const [typed, setTyped] = useState(initial);
  const [isSubmitted, setSubmitted] = useState(false);
  const idempotencyKey = useRef<string>(crypto.randomUUID());
  const dataset = useQuery({ ...datasetQuery(typed.dataset), enabled: typed.dataset !== '' });
  const schema = useSchema(typed);
  const values = useMemo(() => (dataset.data ? fitToDataset(typed, dataset.data) : typed), [typed, dataset.data]);
  const problems = useMemo(() => validateForm(values, { schema: schema.params, dataset: dataset.data }), [values, schema.params, dataset.data]);

  const submit = useMutation({
    mutationFn: () =>
      api<{ readonly id: string }>(path, {
        method: 'POST',
        body: { ...toRequest(values, schema.params), ...extra },
        headers: { 'idempotency-key': idempotencyKey.current },
      }),
    onSuccess: ({ id }) => onCreated(id),
    onError: () => {
      idempotencyKey.current = crypto.randomUUID();
    },
  });
  const refused = useMemo(() => fieldErrors(submit.error), [submit.error]);

  const set: SetValues = (patch) => {
    const isNewDataset = patch.dataset !== undefined && patch.dataset !== typed.dataset;
    const cleared: Partial<FormValues> = isNewDataset ? { symbols: null, timeframe: '', from: '', to: '' } : {};
    setTyped({ ...values, ...cleared, ...patch });
    if (submit.error !== null) submit.reset();
  };
  const errorFor = (field: string): string | undefined => {
    const isShown = isSubmitted || field.startsWith('params.') || field === 'to' || field === 'from';
    return errorOf(refused, field) ?? (isShown ? errorOf(problems, field) : undefined);
  };
  const send = (): void => {
    setSubmitted(true);
    if (Object.keys(problems).length === 0) submit.mutate();
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"]')?.focus());
  };
  return { values, set, errorFor, send, submit, schema, dataset, isSubmitted, problems, refused };
}

export type BacktestFormState = ReturnType<typeof useBacktestForm>;
