/** The value where it is a number, null where it is undefined (NaN or infinite): results never carry NaN or Infinity. */
export function defined(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** `numerator / denominator`, or null where the quotient is undefined. */
export function ratio(numerator: number, denominator: number): number | null {
  return defined(numerator / denominator);
}
