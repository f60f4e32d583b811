/** `1.2.3`: three whole numbers. Pre-releases and build tags are not used here. */
export const SEMANTIC_VERSION = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

export const FIRST_VERSION = '1.0.0';

/** Negative when `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** The newest of a list; undefined for an empty one. */
export function latestOf(versions: readonly string[]): string | undefined {
  return versions.toSorted(compareVersions).at(-1);
}

/** What follows `version` when nothing else was asked for. */
export function nextPatch(version: string | undefined): string {
  if (version === undefined) return FIRST_VERSION;
  const [major = 0, minor = 0, patch = 0] = parts(version);
  return `${major}.${minor}.${patch + 1}`;
}

const parts = (version: string): readonly number[] => version.split('.').map(Number);
