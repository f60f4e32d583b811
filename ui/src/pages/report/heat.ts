/** How strongly a return is coloured, 0 to 1: full from 10 % up, so that months compare between runs. */
export function heat(value: number): number {
  return Math.min(1, Math.abs(value) / 0.1);
}

/** Background for a return: green or red over the surface, more for more. */
export function heatColour(value: number | null): string | undefined {
  if (value === null || value === 0) return undefined;
  const share = Math.round(8 + heat(value) * 44);
  return `color-mix(in srgb, var(--pd-${value > 0 ? 'up' : 'down'}) ${share}%, transparent)`;
}
