/** Made-up minute bars as CSV: a slow wave, always the same. */
export function minuteBars(rows: number): string {
  const start = Date.UTC(2024, 0, 1);
  const lines = ['time,open,high,low,close,volume'];
  let open = price(0);
  for (let row = 0; row < rows; row++) {
    const close = price(row + 1);
    const [high, low] = [Math.max(open, close) + 5, Math.min(open, close) - 5];
    lines.push(
      `${new Date(start + row * 60_000).toISOString()},${[open, high, low, close].map((cents) => (cents / 100).toFixed(2)).join(',')},${1_000 + (row % 97)}`,
    );
    open = close;
  }
  return `${lines.join('\n')}\n`;
}

function price(row: number): number {
  return Math.round(10_000 + 1_500 * Math.sin(row / 180) + 400 * Math.sin(row / 17));
}
