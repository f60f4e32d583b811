import type { ValueTransformer } from 'typeorm';

/** For `bigint` columns whose values are safe integers (row counts, epoch milliseconds): the driver would hand out strings. */
export const wholeNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (typeof value === 'string' ? safeInteger(value) : value),
};

function safeInteger(raw: string): number {
  const value = Number(raw);
  if (!Number.isSafeInteger(value)) throw new Error(`The database holds ${raw}, which is beyond the safe integers`);
  return value;
}
