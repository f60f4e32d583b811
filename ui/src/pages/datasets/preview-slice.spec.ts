import { expect, test } from 'vitest';
import { previewSlice } from './preview-slice.ts';

const rows = Array.from({ length: 40_000 }, (_, index) => `2024-01-01,${index},1,1,1,1\n`).join('');

test('a small file is sent as it is', async () => {
  const file = new File(['a,b\n1,2'], 'small.csv');
  expect(await previewSlice(file)).toBe(file);
});

test('a large file is cut at the end of a line', async () => {
  const slice = await previewSlice(new File([rows], 'large.csv'));
  const text = await slice.text();
  expect(text.length).toBeLessThanOrEqual(256 * 1024);
  expect(rows.startsWith(text)).toBe(true);
  expect(text.endsWith('\n')).toBe(true);
});

test('a gzip file is unpacked and loses the ending of its name', async () => {
  const packed = await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  const slice = await previewSlice(new File([packed], 'large.csv.gz'));
  expect(slice.name).toBe('large.csv');
  expect(rows.startsWith(await slice.text())).toBe(true);
});
