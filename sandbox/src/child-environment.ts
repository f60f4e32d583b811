/**
 * All that a child's environment holds. Threads of the engine come and go with every compilation: one pool of freed memory for all of them
 * instead of one each (a setting of glibc, unknown elsewhere).
 */
export const CHILD_ENVIRONMENT = { TZ: 'UTC', LANG: 'C', MALLOC_ARENA_MAX: '1' } as const;
