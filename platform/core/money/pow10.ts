const POWERS = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

/** 10^n for n from 0 to 22, exact. A table, because the engine asks several times for every order. */
export function pow10(n: number): number {
  return POWERS[n] as number;
}
