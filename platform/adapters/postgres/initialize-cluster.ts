import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { resetPassword } from './reset-password.ts';
import { unprivilegedLaunch } from './unprivileged-launch.ts';

/** Makes `home/pg` unless it is there and returns the password of its only user, `paddock`. No server may run on it yet. */
export function initializeCluster(native: string, home: string): string {
  const places: Places = { home, secret: path.join(home, 'pg.password'), data: path.join(home, 'pg') };
  if (fs.existsSync(places.secret) && fs.existsSync(places.data)) return fs.readFileSync(places.secret, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  if (fs.existsSync(places.data)) resetPassword(native, places.data, password);
  fs.writeFileSync(places.secret, password, { mode: 0o600 });
  if (!fs.existsSync(places.data)) createCluster(native, places);
  return password;
}

interface Places {
  readonly home: string;
  readonly secret: string;
  readonly data: string;
}

/** Built beside its final place and renamed: an interrupted first start leaves nothing that looks like a cluster. */
function createCluster(native: string, { home, secret, data }: Places): void {
  const unfinished = `${data}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const { file, args, user } = unprivilegedLaunch(path.join(native, 'bin/initdb'), [
    '-D',
    unfinished,
    '-U',
    'paddock',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  if (user !== undefined) for (const place of [home, unfinished, secret]) fs.chownSync(place, user.uid, user.gid);
  const run = spawnSync(file, args, { ...user, env: { LC_ALL: 'C', PATH: process.env['PATH'] }, cwd: '/', encoding: 'utf8' });
  if (run.status !== 0)
    throw new Error(`initdb could not make the database in ${data}: ${run.stderr || String(run.error)}${user === undefined ? '' : unreachable}`);
  fs.renameSync(unfinished, data);
}

/** Only without user namespaces: the program has become an ordinary user, to whom the folders of root may be closed. */
const unreachable =
  'Here PostgreSQL runs as the user nobody, who must be able to reach this folder and node_modules: set PADDOCK_HOME to such a place, start Paddock as an ordinary user, or set DATABASE_URL.';
