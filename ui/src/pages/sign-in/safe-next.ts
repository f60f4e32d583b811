/** Where to go after signing in: only paths of this page, never another origin, never back to sign-in. */
export function safeNext(next: string | undefined): string {
  const isLocal = next !== undefined && next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\');
  return isLocal && !next.startsWith('/sign-in') ? next : '/backtests';
}
