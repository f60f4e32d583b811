/** Doubles of one block. */
export const BLOCK_LENGTH = 32_768;

const MOST_BLOCKS = 256;

const free: Float64Array[] = [];

/**
 * Blocks of doubles for the tables of a run, used again by the next run: the first touch of fresh memory costs more than all else that is done
 * for a row. A block holds whatever was written last.
 */
export function takeBlock(): Float64Array {
  return free.pop() ?? new Float64Array(BLOCK_LENGTH);
}

export function giveBack(blocks: readonly Float64Array[]): void {
  for (const block of blocks) if (free.length < MOST_BLOCKS) free.push(block);
}
