/** A dividend, a split, or both, on one ex-date. */
export interface CorporateAction {
  readonly symbol: string;
  /** Ex-date: epoch ms of midnight UTC. */
  readonly date: number;
  /** Cash per share in the currency of the prices; 0 for none. */
  readonly dividend: number;
  /** New shares per old share (2 for 2:1, 0.125 for 1:8); 1 for none. */
  readonly split: number;
}

/** One action per symbol and ex-date, sorted; of two for the same day the later in the list stays. */
export function mergeActions(...lists: readonly (readonly CorporateAction[])[]): CorporateAction[] {
  const byKey = new Map<string, CorporateAction>();
  for (const action of lists.flat()) byKey.set(`${action.symbol} ${action.date}`, action);
  return [...byKey.values()].toSorted((a, b) => (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : a.date - b.date));
}
