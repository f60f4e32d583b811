type Align = 'left' | 'right';

/** Rows as aligned columns, with a header line when one is given. */
export function table(
  rows: readonly (readonly string[])[],
  { header, align = [] }: { readonly header?: readonly string[]; readonly align?: readonly Align[] } = {},
): string {
  const all = header === undefined ? rows : [header, ...rows];
  const widths: number[] = [];
  for (const row of all) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (align[i] === 'right' ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const lines = all.map(line);
  if (header !== undefined) lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

export const count = (value: number): string => value.toLocaleString('en-US');
/** A number or decimal text with grouped thousands and two decimals. */
export const money = (value: string | number): string => Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const percent = (fraction: number): string => `${(fraction * 100).toFixed(2).replace(/^-(0\.00)$/, '$1')} %`;
export const moment = (time: number): string => {
  const iso = new Date(time).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
};
