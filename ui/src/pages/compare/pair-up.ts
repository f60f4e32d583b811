export interface Pair {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly isDifferent: boolean;
}

type Line = readonly [label: string, value: string];

/** Lines of two runs by their label, in the order of the first and then of the second; a dash where one has none. */
export function pairUp(left: readonly Line[], right: readonly Line[]): readonly Pair[] {
  const [first, second] = [new Map(left), new Map(right)];
  return [...new Set([...first.keys(), ...second.keys()])].map((label) => {
    const [a, b] = [first.get(label) ?? '–', second.get(label) ?? '–'];
    return { label, left: a, right: b, isDifferent: a !== b };
  });
}
