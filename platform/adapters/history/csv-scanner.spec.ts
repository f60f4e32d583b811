import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvScanner } from './csv-scanner.ts';

function scan(text: string, cuts: readonly number[] = [], delimiter = ','): { line: number; fields: string[] }[] {
  const bytes = Buffer.from(text);
  const scanner = new CsvScanner(delimiter);
  const rows: { line: number; fields: string[] }[] = [];
  const drain = (): void => {
    while (scanner.nextRow()) rows.push({ line: scanner.line, fields: Array.from({ length: scanner.fields }, (_, field) => scanner.text(field)) });
  };
  let from = 0;
  for (const cut of [...cuts.map((at) => at % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]) {
    scanner.push(bytes.subarray(from, cut));
    drain();
    from = cut;
  }
  scanner.end();
  drain();
  return rows;
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '7', '.', ',', '"', '\n', ' ', '-'), maxLength: 6 }).map((text) => text.trim());
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('CsvScanner', () => {
  test('gives back what was written, however the bytes are cut', () => {
    const rows = fc.array(
      fc.array(cell, { minLength: 2, maxLength: 5 }).filter((row) => !(row[0] ?? '').startsWith('#')),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (table, cuts, newline, ends) => {
        const text = table.map((row) => row.map(quoted).join(',')).join(newline) + (ends ? newline : '');
        expect(scan(text, cuts).map((row) => row.fields)).toEqual(table);
      }),
    );
  });

  test('counts lines through blank lines, comments and quoted line breaks', () => {
    expect(scan('# made by hand\na,b\n\n"x\ny",2\r\nlast,3')).toEqual([
      { line: 2, fields: ['a', 'b'] },
      { line: 4, fields: ['x\ny', '2'] },
      { line: 6, fields: ['last', '3'] },
    ]);
  });

  test('keeps empty fields, also the last one', () => {
    expect(scan('a,,\n,b,\n').map((row) => row.fields)).toEqual([
      ['a', '', ''],
      ['', 'b', ''],
    ]);
  });

  test('stops at a quote that is never closed', () => {
    const scanner = new CsvScanner(',');
    scanner.push(Buffer.from(`"${'x'.repeat(2 << 20)}`));
    expect(scanner.nextRow()).toBe(false);
    expect(() => scanner.push(Buffer.from('more'))).toThrow('line 1 is longer than');
  });
});
