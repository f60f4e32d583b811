/** Label values that strangers choose, kept to a number that a time-series database can bear: the first ones get their own name, the rest share one. */
export class BoundedLabels {
  readonly #most: number;
  readonly #known = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value to use for this name; empty names are nobody's. */
  of(name: string): string {
    if (name === '') return 'none';
    if (this.#known.has(name)) return name;
    if (this.#known.size >= this.#most) return 'other';
    this.#known.add(name);
    return name;
  }
}
