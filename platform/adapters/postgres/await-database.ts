import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Refused, not resolvable yet, or PostgreSQL says that it is starting: worth another try. */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ETIMEDOUT', '57P03']);
const pauseMs = 500;

/** Waits until a database answers; rejects with the reason, without its password, when it does not within `patienceMs`. */
export async function awaitDatabase(url: string, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const error = await attempt(url);
    if (error === undefined) return;
    if (!passing.has(codeOf(error)) || Date.now() + pauseMs > deadline)
      throw new Error(`The database ${shown(url)} cannot be used: ${reasonOf(error)}`, { cause: error });
    await delay(pauseMs);
  }
}

async function attempt(connectionString: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => {});
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** A host name with several addresses fails with one error for each of them and no message of its own. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map((each) => (each instanceof Error ? each.message : String(each))).join('; ') : error.message;
}

function shown(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
