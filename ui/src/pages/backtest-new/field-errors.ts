import { allowedText, ApiError } from '../../api/problem.ts';

/** The server's complaints by field, e.g. `params.fast`; what names no field is left to the general message. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError)) return {};
  const found: Record<string, string> = {};
  for (const item of error.items) {
    if (item.field === undefined) continue;
    const field = item.field
      .replaceAll(/\[(\d+)\]/g, '.$1')
      .replace(/^\//, '')
      .replaceAll('/', '.');
    found[field] ??= `${item.message}${allowedText(item)}`;
  }
  return found;
}

/** The message for a field, or for anything inside it. */
export function errorOf(errors: Readonly<Record<string, string>>, field: string): string | undefined {
  return errors[field] ?? Object.entries(errors).find(([name]) => name.startsWith(`${field}.`))?.[1];
}
