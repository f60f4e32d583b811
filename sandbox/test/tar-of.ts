/** One entry of a made-up tar. Fields that are given replace those of a plain file. */
export interface TarEntry {
  readonly name: string;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly kind?: string;
  readonly size?: number;
  readonly sizeField?: string;
  readonly link?: string;
}

/** A ustar archive of these entries; well formed unless an entry says otherwise. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(({ ...entry }) => blocksOf(entry)), Buffer.alloc(1_024)]);
}

function blocksOf({ name, text = '', bytes, kind = '0', size, sizeField, link = '' }: TarEntry): readonly Buffer[] {
  const content = Buffer.from(bytes ?? Buffer.from(text));
  const header = Buffer.alloc(512);
  header.write(name, 0, 100, 'latin1');
  header.write('0000644\0', 100);
  header.write(sizeField ?? `${(size ?? content.length).toString(8).padStart(11, '0')}\0`, 124, 12, 'latin1');
  header.write(' '.repeat(8), 148);
  header.write(kind, 156);
  header.write(link, 157, 100, 'latin1');
  header.write('ustar\x0000', 257, 8, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
