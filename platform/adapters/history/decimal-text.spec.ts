import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecimalReader, decimalsOf, roundDecimal } from './decimal-text.ts';

function read(text: string, decimalComma = false): { value: number; decimals: number; significant: number; noise: boolean } | undefined {
  const reader = new DecimalReader(decimalComma);
  const bytes = Buffer.from(text, 'latin1');
  if (!reader.read(bytes, 0, bytes.length)) return undefined;
  return { value: reader.value, decimals: reader.decimals, significant: reader.significantDecimals, noise: reader.hadNoise };
}

describe('DecimalReader', () => {
  test('reads any decimal of up to 15 digits as the nearest double', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), fc.nat(14), (integer, decimals) => {
        const digits = (integer < 0n ? -integer : integer).toString().padStart(decimals + 1, '0');
        const text = `${integer < 0n ? '-' : ''}${digits.slice(0, digits.length - decimals)}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
        const result = read(text);
        expect(result?.value === Number(text) || (result?.value === 0 && Number(text) === 0)).toBe(true);
        expect(result?.decimals).toBe(decimals);
      }),
    );
  });

  test('counts decimals as written and without trailing zeros', () => {
    expect(read('28.00')).toMatchObject({ value: 28, decimals: 2, significant: 0 });
    expect(read('1.0710')).toMatchObject({ value: 1.071, decimals: 4, significant: 3 });
    expect(read('.5')).toMatchObject({ value: 0.5, decimals: 1 });
    expect(read('5.')).toMatchObject({ value: 5, decimals: 0 });
  });

  test('removes the noise of binary floats and says so', () => {
    expect(read('0.30000000000000004')).toEqual({ value: 0.3, decimals: 1, significant: 1, noise: true });
    expect(read('100.10000000000001')).toMatchObject({ value: 100.1, noise: true });
    expect(read('26559864071400.0003')).toMatchObject({ value: 26559864071400, decimals: 0 });
    expect(read('0.596878742448')).toMatchObject({ value: 0.596878742448, decimals: 12, noise: false });
  });

  test('reads exponents, grouped thousands and decimal commas', () => {
    expect(read('1.5e6')).toMatchObject({ value: 1_500_000, decimals: 0 });
    expect(read('1e-7')).toMatchObject({ value: 1e-7, decimals: 7 });
    expect(read('1,234.50')).toMatchObject({ value: 1234.5, decimals: 2 });
    expect(read('1.234,50', true)).toMatchObject({ value: 1234.5, decimals: 2 });
    expect(read('1,25', true)).toMatchObject({ value: 1.25, decimals: 2 });
  });

  test.each(['', '-', '.', 'abc', '1.2.3', '1,23', 'NaN', 'Infinity', 'null', '0x10', '1e400', '12a'])('refuses %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

test('decimalsOf counts what the shortest form has', () => {
  expect([5, 0.25, 1e-7, 1.5e-7, 1e21].map(decimalsOf)).toEqual([0, 2, 7, 8, 0]);
});

test('roundDecimal gives the nearest double of the rounded decimal', () => {
  expect(roundDecimal(1.23456, 3)).toBe(1.235);
  expect(roundDecimal(-2.5, 0)).toBe(-3);
  expect(roundDecimal(0.1 + 0.2, 8)).toBe(0.3);
});
