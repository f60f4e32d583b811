/** Equity as decimal text: the shortest that gives the number back, rounded to 8 decimals. */
export function equityText(value: number): string {
  const text = String(Math.abs(value) < 1e-8 ? 0 : value);
  return text.includes('e') || text.split('.')[1] !== undefined ? value.toFixed(8).replace(/\.?0+$/, '') : text;
}
