export interface ContainmentLayer {
  readonly name: string;
  readonly active: boolean;
  /** What it keeps out, or what to do to have it. */
  readonly detail: string;
}

export interface Containment {
  readonly level: 0 | 1 | 2 | 3;
  readonly required: number;
  readonly layers: readonly ContainmentLayer[];
}
