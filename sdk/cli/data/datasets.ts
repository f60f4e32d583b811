import type { ServerClient } from '../server/server-client.ts';
import { UsageError } from '../usage-error.ts';

/** A line in a server's list of datasets. */
export interface Dataset {
  readonly id: string;
  readonly name: string;
  readonly timeframe: string;
  readonly symbolCount: number;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly origin: string;
}

export async function allDatasets(server: ServerClient): Promise<readonly Dataset[]> {
  const all: Dataset[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { readonly items: readonly Dataset[]; readonly nextCursor: string | null } = await server.get(
      `/datasets?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** By id or by name. */
export async function findDataset(server: ServerClient, given: string): Promise<Dataset> {
  const datasets = await allDatasets(server);
  const found = datasets.find(({ id }) => id === given) ?? datasets.find(({ name }) => name === given);
  if (found !== undefined) return found;
  const names = datasets.slice(0, 20).map(({ name }) => name);
  throw new UsageError(`dataset "${given}" does not exist; there are: ${names.join(', ') || 'none'}`);
}
