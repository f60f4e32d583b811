import fs from 'node:fs';
import path from 'node:path';

/** What other processes on this machine need in order to join a running server. Holds the database password: mode 0600. */
export interface ServerFile {
  readonly pid: number;
  readonly url: string;
  readonly databaseUrl: string;
}

export function writeServerFile(home: string, contents: ServerFile): void {
  const file = locate(home);
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, `${JSON.stringify(contents, undefined, 2)}\n`, { mode: 0o600 });
  fs.renameSync(unfinished, file);
}

export function readServerFile(home: string): ServerFile | undefined {
  if (!fs.existsSync(locate(home))) return undefined;
  const parsed: unknown = JSON.parse(fs.readFileSync(locate(home), 'utf8'));
  if (!isServerFile(parsed)) throw new Error(`${locate(home)} is not readable as server data: remove it and start the server again`);
  return parsed;
}

export function removeServerFile(home: string): void {
  fs.rmSync(locate(home), { force: true });
}

function locate(home: string): string {
  return path.join(home, 'server.json');
}

function isServerFile(value: unknown): value is ServerFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'url' in value &&
    typeof value.url === 'string' &&
    'databaseUrl' in value &&
    typeof value.databaseUrl === 'string'
  );
}
