import { describe, expect, test } from 'vitest';
import { documentOf, streamOf, textOf, trade } from './report-document.contract.ts';
import { reportJson } from './report-json.ts';

describe('JSON export', () => {
  test('holds the whole document', async () => {
    const document = documentOf();
    const parsed = JSON.parse(await textOf(reportJson(document))) as Record<string, unknown>;
    const { curve: _, ...whole } = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
    expect(parsed).toEqual(whole);
  });

  test('leaves out a reason that does not exist and keeps one that does', async () => {
    expect(Object.keys(JSON.parse(await textOf(reportJson(documentOf()))) as object)).not.toContain('reason');
    const failed = documentOf({ status: 'failed', reason: { code: 'cpu', message: 'too slow' } });
    expect(JSON.parse(await textOf(reportJson(failed)))).toMatchObject({ status: 'failed', reason: { code: 'cpu' } });
  });

  test('streams rows in chunks', async () => {
    const chunks = await Array.fromAsync(reportJson(documentOf({ trades: streamOf(50_000, (index) => trade('1', index)) })));
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(70_000);
    expect((JSON.parse(chunks.join('')) as { trades: unknown[] }).trades).toHaveLength(50_000);
  });
});
