/** Slots of the shared marks: the line that runs, the callback that runs, and whether a request runs at all. */
export const MARK = { line: 0, callback: 1, busy: 2, slots: 3 } as const;

/** What fits into the counters of a sampler. */
export const MOST_MARKS = 16_384;
