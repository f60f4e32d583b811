/** SVG path of values from left to right in a box; 0 is at the bottom, the largest value at the top. */
export function sparklinePath(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return '';
  const top = Math.max(...values, Number.MIN_VALUE);
  const step = width / (values.length - 1);
  return values.map((value, index) => `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${(height - (value / top) * height).toFixed(1)}`).join('');
}
