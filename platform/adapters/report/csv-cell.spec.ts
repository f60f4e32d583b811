import { describe, expect, test } from 'vitest';
import { csvCell, csvLine } from './csv-cell.ts';

describe('CSV cell', () => {
  test('numbers stay numbers, negative ones too', () => {
    expect(['-12.5', '0', '1000.25', -3].map(csvCell)).toEqual(['-12.5', '0', '1000.25', '-3']);
  });

  test('text that a spreadsheet would run is disarmed', () => {
    expect(csvCell('=1+1')).toBe('"\'=1+1"');
    expect(csvCell('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"');
    for (const text of ['+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uff1d1', '-', '+5']) expect(csvCell(text).startsWith('"\'')).toBe(true);
  });

  test('quotes, separators and line breaks are quoted', () => {
    expect(csvCell('a"b')).toBe('"a""b"');
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('a;b')).toBe('"a;b"');
    expect(csvCell('a\nb')).toBe('"a\nb"');
  });

  test('plain text and nothing stay as they are', () => {
    expect(csvLine(['ACME', undefined, 'take-profit', 3])).toBe('ACME,,take-profit,3\r\n');
  });
});
