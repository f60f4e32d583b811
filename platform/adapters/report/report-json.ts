import type { ReportDocument, Rows } from '@paddock/platform/core';
import { textChunks } from './text-chunks.ts';

/** Small parts in the order of the file; undefined ones are left out, as in any JSON. */
const PARTS = [
  'status',
  'reason',
  'job',
  'metrics',
  'definitions',
  'periodsPerYear',
  'monthly',
  'costs',
  'assumptions',
  'openPositions',
  'orderOutcome',
  'truncated',
  'versions',
  'timing',
] as const satisfies readonly (keyof ReportDocument)[];

const LISTS = ['trades', 'orders', 'fills', 'logs', 'plots', 'equity'] as const satisfies readonly (keyof ReportDocument)[];

/** The whole document as JSON, one row per line inside the lists; rows are streamed, so memory does not grow with them. */
export function reportJson(document: ReportDocument): AsyncGenerator<string> {
  return textChunks(pieces(document));
}

async function* pieces(document: ReportDocument): AsyncGenerator<string> {
  yield '{';
  for (const part of PARTS) {
    if (document[part] !== undefined) yield `${JSON.stringify(part)}:${JSON.stringify(document[part])},\n`;
  }
  for (const [index, list] of LISTS.entries()) {
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(list)}:[`;
    yield* rows(document[list]);
    yield ']';
  }
  yield '}\n';
}

async function* rows(list: Rows<unknown>): AsyncGenerator<string> {
  let separator = '\n';
  for await (const row of list) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
}
