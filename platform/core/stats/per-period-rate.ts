/** The rate per period that compounds to an annual rate: (1 + annual)^(1/A) - 1, with A periods per year. */
export function perPeriodRate(annualRate: number, periodsPerYear: number): number {
  return annualRate === 0 ? 0 : (1 + annualRate) ** (1 / periodsPerYear) - 1;
}
