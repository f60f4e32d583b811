import { type Principal, Problem } from '../../ops/index.ts';

/** Authors change their own runs, operators and admins all. */
export function requireOwner(
  kind: 'Backtest' | 'Deployment',
  run: { readonly id: string; readonly createdById: string | null; readonly createdBy: string },
  user: Principal,
): void {
  if (user.role === 'author' && run.createdById !== user.id)
    throw Problem.forbidden(`${kind} ${run.id} belongs to ${run.createdBy}: authors can change their own only`);
}
