import type { ProfiledPlace } from '../../api/types.ts';

/** A line of source text and its part of the time. */
export interface CostedLine {
  readonly number: number;
  readonly text: string;
  /** 0 where no sample fell. */
  readonly share: number;
}

/** The text of a file, each line with its part of the whole time. */
export function lineShares(text: string, file: string, lines: readonly ProfiledPlace[]): readonly CostedLine[] {
  const shares = new Map(lines.filter((place) => place.file === file).map(({ line, share }) => [line, share]));
  return text.split('\n').map((line, index) => ({ number: index + 1, text: line, share: shares.get(index + 1) ?? 0 }));
}

/** Background of a line: the costliest one of the run is full, the others in proportion. */
export function costColour(share: number, costliest: number): string | undefined {
  if (share <= 0 || costliest <= 0) return undefined;
  return `color-mix(in srgb, var(--pd-warn) ${Math.round(6 + (share / costliest) * 44)}%, transparent)`;
}
