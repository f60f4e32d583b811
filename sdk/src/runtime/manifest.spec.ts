import { describe, expect, test } from 'vitest';
import { ANYTHING, ORDER_TYPES, readNeeds, widerFields } from './manifest.ts';
import { checkDefinition, manifestOf } from './metadata.ts';

describe('the needs of a strategy', () => {
  test('are anything when nothing is said', () => {
    expect(readNeeds({})).toEqual(ANYTHING);
    expect(manifestOf(checkDefinition({ name: 'a' }))).toBe(ANYTHING);
  });

  test('are read with their defaults, and read the same again', () => {
    const manifest = readNeeds({ symbols: ['AAPL', 'AAPL', 'BRK.B'], orderTypes: ['limit', 'market'], short: false, memoryMb: 64 });
    expect(manifest).toEqual({ symbols: ['AAPL', 'BRK.B'], timeframes: 'any', orderTypes: ['market', 'limit'], short: false, memoryMb: 64 });
    expect(readNeeds(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  });

  test('are part of the metadata', () => {
    expect(checkDefinition({ name: 'a', needs: { timeframes: ['1h'] } }).needs).toEqual({ ...ANYTHING, timeframes: ['1h'] });
  });

  test.each([
    ['all', 'needs "all" must be an object'],
    [null, 'needs null must be an object'],
    [['short'], 'needs of 1 values must be an object'],
    [{ shorts: false }, 'needs: "shorts" is unknown; valid: symbols, timeframes, orderTypes, short, memoryMb, cpuMs'],
    [JSON.parse('{"__proto__": {"short": true}}'), 'needs: "__proto__" is unknown'],
    [{ constructor: 1 }, 'needs: "constructor" is unknown'],
    [{ short: 'no' }, 'needs.short "no" must be true or false'],
    [{ symbols: 'AAPL' }, "needs.symbols \"AAPL\" must be 'any' or a list of 1 to 100 such as ['AAPL']"],
    [{ symbols: [] }, 'needs.symbols of 0 values must be'],
    [{ symbols: ['../x'] }, 'needs.symbols has "../x"'],
    [{ symbols: ['A', 5] }, 'needs.symbols has 5'],
    [{ symbols: Array.from({ length: 101 }, (_, i) => `S${i}`) }, 'needs.symbols of 101 values must be'],
    [{ symbols: [undefined] }, 'needs.symbols has undefined'],
    [{ timeframes: ['1 day'] }, 'needs.timeframes has "1 day"; valid is e.g. \'1d\''],
    [{ orderTypes: ['market', 'iceberg'] }, 'needs.orderTypes has "iceberg"; valid: market, limit, stop, stop-limit'],
    [{ orderTypes: [] }, 'needs.orderTypes of 0 values must be a list of market'],
    [{ memoryMb: 4 }, 'needs.memoryMb 4 must be a whole number from 8 to 4096'],
    [{ memoryMb: '64' }, 'needs.memoryMb "64" must be a whole number'],
    [{ cpuMs: Number.NaN }, 'needs.cpuMs NaN must be a whole number from 250 to 10000'],
  ])('refuse %j', (given, message) => {
    expect(() => readNeeds(given)).toThrow(message);
  });

  test('read each field of an author once', () => {
    let reads = 0;
    const manifest = readNeeds({
      get short() {
        reads += 1;
        return reads > 1;
      },
    });
    expect([manifest.short, reads]).toEqual([false, 1]);
  });
});

describe('a narrower manifest', () => {
  test('asks for nothing more in any field', () => {
    const declared = readNeeds({ symbols: ['A', 'B'], memoryMb: 64 });
    expect(widerFields(readNeeds({ symbols: ['A'], orderTypes: ['market'], short: false, memoryMb: 32, cpuMs: 500 }), declared)).toEqual([]);
    expect(widerFields(declared, ANYTHING)).toEqual([]);
  });

  test('is none where it asks for more', () => {
    const declared = readNeeds({ symbols: ['A'], timeframes: ['1d'], orderTypes: ['market'], short: false, memoryMb: 64, cpuMs: 300 });
    expect(widerFields(ANYTHING, declared)).toEqual(['symbols', 'timeframes', 'orderTypes', 'short', 'memoryMb', 'cpuMs']);
    expect(widerFields({ ...declared, orderTypes: ORDER_TYPES }, declared)).toEqual(['orderTypes']);
  });
});
