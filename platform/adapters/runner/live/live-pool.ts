import { SparePool } from '@paddock/sandbox';
import type { RunnerOptions } from '../backtest-runner.ts';
import { guestImage, REHEARSAL } from '../guest-image.ts';
import { INPUT_BYTES } from '../sandboxed-run.ts';

const OUTPUT_BYTES = 4_194_304;

/** Warm processes for sessions: one is taken by each start and each reload. */
export async function livePool(options: RunnerOptions = {}): Promise<SparePool> {
  return new SparePool({
    image: await guestImage(),
    spares: options.spares ?? 1,
    inputBytes: INPUT_BYTES,
    outputBytes: OUTPUT_BYTES,
    budgets: { heapBytes: 134_217_728, rssBytes: 469_762_048, ...options.budgets },
    rehearsal: REHEARSAL.session,
    ...(options.observer !== undefined && { observer: options.observer }),
  });
}
