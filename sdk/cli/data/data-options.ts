import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LocalData } from '../../src/local.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { given } from '../arguments/given.ts';
import { readAssignments, readWhole } from '../arguments/values.ts';
import type { OptionSpecs } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** How files are read, where detection gets it wrong. */
export const READING_OPTIONS = {
  column: {
    type: 'string',
    multiple: true,
    value: '<field=name>',
    help: 'which column holds a field: time, clock, symbol, open, high, low, close, volume, dividend, split',
  },
  'time-format': { type: 'string', value: '<format>', help: 'iso, compact, epoch, day-first, month-first or month-name, where it cannot be told' },
  timezone: { type: 'string', value: '<zone>', help: 'IANA zone of times without an offset (UTC)' },
  'quantity-decimals': { type: 'string', value: '<n>', help: "decimals of an order's quantity, 0 to 8; those of the volume column unless given" },
} as const satisfies OptionSpecs;

/** Checks that the files exist and reads how they are laid out. */
export function readData(files: readonly string[], input: Arguments, cwd: string): LocalData {
  const paths = files.map((file) => path.resolve(cwd, file));
  const missing = paths.findIndex((file) => !existsSync(file));
  if (missing !== -1) throw new UsageError(`data "${files[missing] ?? ''}" does not exist`);
  const columns = readAssignments('--column', input.all('column'));
  const timezone = input.text('timezone');
  if (timezone !== undefined && !isZone(timezone))
    throw new UsageError(`--timezone "${timezone}" is unknown; valid: UTC, America/New_York, Asia/Kolkata and other IANA names`);
  const timeFormat = input.text('time-format');
  const quantityDecimals = readWhole('--quantity-decimals', input.text('quantity-decimals'), { min: 0, max: 8 });
  return { paths, ...given({ columns: Object.keys(columns).length > 0 ? columns : undefined, timezone, timeFormat, quantityDecimals }) };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
