/**
 * Percentile with linear interpolation between closest ranks (numpy's default), in O(n) by selection.
 * REORDERS `scratch`: afterwards everything before the rank is at most, everything behind it at least the value at the rank.
 * `share` is a fraction in [0, 1]; an empty input gives NaN.
 */
export function percentile(scratch: Float64Array, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`percentile share ${share} is outside 0..1`);
  if (scratch.length === 0) return Number.NaN;
  const rank = (scratch.length - 1) * share;
  const lower = Math.floor(rank);
  const value = selectSmallest(scratch, lower);
  if (lower === rank) return value;
  return value + (rank - lower) * (smallestFrom(scratch, lower + 1) - value);
}

/** Hoare's selection: puts the value of 0-based `rank` in its sorted place and returns it. Equal values do not slow it down. */
export function selectSmallest(scratch: Float64Array, rank: number): number {
  let low = 0;
  let high = scratch.length - 1;
  while (low < high) {
    const pivot = medianOfThree(at(scratch, low), at(scratch, (low + high) >>> 1), at(scratch, high));
    let left = low;
    let right = high;
    while (left <= right) {
      while (at(scratch, left) < pivot) left++;
      while (at(scratch, right) > pivot) right--;
      if (left <= right) swap(scratch, left++, right--);
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return at(scratch, rank);
}

function smallestFrom(values: Float64Array, start: number): number {
  let smallest = Infinity;
  for (let index = start; index < values.length; index++) {
    const value = at(values, index);
    if (value < smallest) smallest = value;
  }
  return smallest;
}

function medianOfThree(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : Math.max(a, c);
  return a < c ? a : Math.max(b, c);
}

function swap(values: Float64Array, first: number, second: number): void {
  const kept = at(values, first);
  values[first] = at(values, second);
  values[second] = kept;
}

/** Indices are in range by construction; NaN would end every comparison instead of running on. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
