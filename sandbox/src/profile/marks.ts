/** Slots of the shared marks: the line that runs, the callback that runs, whether a request runs at all, and whether the sampler does. */
export const MARK = { line: 0, callback: 1, busy: 2, ready: 3, slots: 4 } as const;

/** What fits into the counters of a sampler. */
export const MOST_MARKS = 16_384;
