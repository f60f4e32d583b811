import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { unprivilegedLaunch } from './unprivileged-launch.ts';

/** Gives the cluster's user a new password while no server runs on it: who owns the folder owns the data. */
export function resetPassword(native: string, data: string, password: string): void {
  const { file, args, user } = unprivilegedLaunch(path.join(native, 'bin/postgres'), ['--single', '-D', data, 'postgres']);
  const statement = `alter user paddock password '${password.replaceAll("'", "''")}'\n`;
  const run = spawnSync(file, args, { ...user, input: statement, env: { LC_ALL: 'C', PATH: process.env['PATH'] }, cwd: '/', encoding: 'utf8' });
  if (run.status !== 0 || run.stderr.includes('ERROR'))
    throw new Error(`The password of the database in ${data} could not be made again: ${run.stderr || String(run.error)}`);
}
