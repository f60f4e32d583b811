import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { LocalData } from '../../src/local.ts';
import type { ServerClient } from '../server/server-client.ts';
import { allDatasets } from './datasets.ts';
import { datasetName, importFiles, listFiles, type ImportRequest } from './import-files.ts';

/**
 * Id of the dataset that holds exactly these files, sent to the server when it is not there yet. Its name carries a fingerprint of their
 * contents, so that files of the same name never mix.
 */
export async function uploadedDataset(server: ServerClient, data: LocalData, request: ImportRequest): Promise<string> {
  const name = `${datasetName(data.paths)}-${await fingerprint(data, request.symbol)}`;
  const known = (await allDatasets(server)).find((dataset) => dataset.name === name);
  return known === undefined ? (await importFiles(server, data, { ...request, name })).datasetId : known.id;
}

async function fingerprint({ paths, ...reading }: LocalData, symbol: string | undefined): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([reading, symbol]));
  for (const file of paths.flatMap(listFiles)) for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex').slice(0, 12);
}
