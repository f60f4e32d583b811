import { defined } from './ratio.ts';

/** Annualised volatility: sd(r) sqrt(A), sd with ddof 1. Null below two returns. */
export function volatility(sd: number, periodsPerYear: number): number | null {
  return defined(sd * Math.sqrt(periodsPerYear));
}
