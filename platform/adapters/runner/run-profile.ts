import type { LineCounts, MarkedBundle } from '@paddock/sandbox';

/** Part of the time that a run spent in its chunks: 0 to 1. */
type Share = number;

export interface ProfiledLine {
  readonly file: string;
  readonly line: number;
  /** Function or method that it stands in; empty at the top of a module. */
  readonly name: string;
  readonly share: Share;
}

/** Where a strategy spends its time, from samples. Work in the SDK that a line asked for counts for that line. */
export interface RunProfile {
  readonly samples: number;
  /** The platform's own part: bar loop, matching, accounts. */
  readonly engine: Share;
  /** Callbacks with everything that they called, costliest first. */
  readonly callbacks: readonly ProfiledLine[];
  /** Costliest first, at most 1,000. */
  readonly lines: readonly ProfiledLine[];
}

const MOST_LINES = 1_000;

/** Counts of a stranger's process, put on the lines that the gate has marked. What is no known line counts for the engine. */
export function profileOf({ lines, functions }: MarkedBundle, counts: LineCounts): RunProfile {
  const samples = counts.lines.reduce((sum, [, count]) => sum + count, 0);
  const own = sharesOf(lines, counts.lines, samples);
  return {
    samples,
    engine: Math.max(0, 1 - own.reduce((sum, { share }) => sum + share, 0)),
    callbacks: sharesOf(functions, counts.callbacks, samples),
    lines: own.slice(0, MOST_LINES),
  };
}

function sharesOf(places: MarkedBundle['lines'], counts: LineCounts['lines'], samples: number): readonly ProfiledLine[] {
  const shares = counts.flatMap(([mark, count]) => {
    const place = places[mark - 1];
    return place === undefined || samples === 0 ? [] : [{ ...place, share: Math.min(1, count / samples) }];
  });
  return shares.toSorted((a, b) => b.share - a.share);
}
