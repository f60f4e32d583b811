import type { ImportOptions, ImportPreview } from '../../api/types.ts';
import { capitalised } from '../../components/format.ts';

export const ROLES = ['ignore', 'time', 'clock', 'symbol', 'open', 'high', 'low', 'close', 'volume', 'dividend', 'split'] as const;
export type ColumnRole = (typeof ROLES)[number];
/** What each column of the file means. */
export type ColumnRoles = Readonly<Record<string, ColumnRole>>;

export const ROLE_LABELS: Readonly<Record<ColumnRole, string>> = {
  ignore: 'Not used',
  time: 'Date or time',
  clock: 'Time of day',
  symbol: 'Symbol',
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  volume: 'Volume',
  dividend: 'Dividend',
  split: 'Split',
};

function isRole(text: string): text is ColumnRole {
  return (ROLES as readonly string[]).includes(text);
}

/** The server's guess (role -> column) turned round to what each column means. */
export function toMapping({ columns, mapping }: Pick<ImportPreview, 'columns' | 'mapping'>): ColumnRoles {
  const roles: Record<string, ColumnRole> = Object.fromEntries(columns.map((column) => [column, 'ignore' as const]));
  for (const [role, wanted] of Object.entries(mapping)) {
    if (isRole(role) && wanted in roles) roles[wanted] = role;
  }
  return roles;
}

/** Role -> column, as the server wants it. */
export function fromRoles(roles: ColumnRoles): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(roles)
      .filter(([, role]) => role !== 'ignore')
      .map(([column, role]) => [role, column]),
  );
}

/** What is missing before an import can start. */
export function mappingProblem(roles: ColumnRoles): string | undefined {
  const chosen = new Set(Object.values(roles));
  const missing = (['open', 'high', 'low', 'close'] as const).filter((role) => !chosen.has(role)).map((role) => ROLE_LABELS[role]);
  if (!chosen.has('time')) missing.unshift(ROLE_LABELS.time);
  return missing.length === 0 ? undefined : `Choose the ${missing.length === 1 ? 'column' : 'columns'} for ${missing.join(', ')}.`;
}

interface Shown {
  readonly preview: Pick<ImportPreview, 'columns' | 'rows'>;
  /** Why the server cannot read the file as it is. */
  readonly refusal?: string;
}

/** Time and four prices. */
const LEAST_COLUMNS = 5;

/** There is nothing that a choice of columns could mend. */
export function isUnreadable({ preview: { columns, rows }, refusal }: Shown): boolean {
  return refusal !== undefined && (columns.length < LEAST_COLUMNS || rows.length === 0);
}

/** Why the file cannot be imported as it stands; undefined when it can. */
export function importProblem(shown: Shown, roles: ColumnRoles): string | undefined {
  const refusal = shown.refusal === undefined ? undefined : capitalised(shown.refusal);
  return isUnreadable(shown) ? refusal : (mappingProblem(roles) ?? refusal);
}

/** A name from the folder or the file. */
export function suggestedName(files: readonly Pick<File, 'name' | 'webkitRelativePath'>[]): string {
  const [first] = files;
  if (first === undefined) return '';
  const folder = first.webkitRelativePath.split('/')[0] ?? '';
  if (files.length > 1 && folder !== '') return folder;
  return first.name.replace(/(\.(csv|txt|gz|zip|parquet))+$/i, '');
}

export interface ImportDraft {
  readonly name: string;
  readonly roles: ColumnRoles;
  readonly timeframe: string | null;
  readonly timezone: string;
  readonly symbol: string;
  readonly datasetId: string | undefined;
}

export function toOptions({ name, roles, timeframe, timezone, symbol, datasetId }: ImportDraft): ImportOptions {
  return {
    mapping: fromRoles(roles),
    timezone,
    ...(datasetId === undefined && { name: name.trim() }),
    ...(timeframe !== null && { timeframe }),
    ...(symbol.trim() !== '' && { symbol: symbol.trim() }),
    ...(datasetId !== undefined && { datasetId }),
  };
}

export function importForm(files: readonly File[], draft: ImportDraft): FormData {
  const form = new FormData();
  form.append('options', JSON.stringify(toOptions(draft)));
  for (const file of files) form.append('files', file, file.name);
  return form;
}
