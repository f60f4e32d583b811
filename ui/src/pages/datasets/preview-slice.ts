export const PREVIEW_BYTES = 256 * 1024;

async function readStart(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const start = new Uint8Array(PREVIEW_BYTES);
  let filled = 0;
  while (filled < PREVIEW_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, PREVIEW_BYTES - filled);
    start.set(part, filled);
    filled += part.length;
  }
  await reader.cancel();
  return start.slice(0, filled);
}

/** The first whole lines of a CSV file, unpacked: a preview of a gigabyte costs a quarter of a megabyte. */
export async function previewSlice(file: File): Promise<File> {
  const isGzip = /\.gz$/i.test(file.name);
  if (!isGzip && !/\.(csv|txt|tsv)$/i.test(file.name)) return file;
  if (!isGzip && file.size <= PREVIEW_BYTES) return file;
  const stream = isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const start = await readStart(stream);
  const lastBreak = start.lastIndexOf(10);
  const lines = start.length < PREVIEW_BYTES || lastBreak < 0 ? start : start.slice(0, lastBreak + 1);
  return new File([lines], file.name.replace(/\.gz$/i, ''), { type: 'text/csv' });
}
