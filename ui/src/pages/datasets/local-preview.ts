import type { ImportPreview } from '../../api/types.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const ROWS = 12;

function unquote(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

/** The first rows of a text as a table, for when the server cannot tell the columns and a person has to. */
export function localPreview(text: string): ImportPreview {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [head = ''] = lines;
  const delimiter = DELIMITERS.reduce((best, candidate) => (head.split(candidate).length > head.split(best).length ? candidate : best));
  const [columns = [], ...rows] = lines.slice(0, ROWS + 1).map((line) => line.split(delimiter).map(unquote));
  return { columns, rows, mapping: {}, timeframe: '', symbols: [], firstTime: null, lastTime: null, rejected: [] };
}
