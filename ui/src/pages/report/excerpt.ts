export interface SourceLine {
  readonly number: number;
  readonly line: string;
}

const AROUND = 3;

/** The lines around a place in a source text; line numbers count from 1. */
export function excerptOf(text: string, at: number): readonly SourceLine[] {
  const lines = text.split('\n');
  if (at < 1 || at > lines.length) return [];
  const first = Math.max(1, at - AROUND);
  return lines.slice(first - 1, at + AROUND).map((line, index) => ({ number: first + index, line }));
}
