import { randomUUID } from 'node:crypto';

/** PostgreSQL takes at most 7,999 bytes in one notification. */
const chunkLength = 7000;
const maxLength = 512 * 1024;
/** Messages whose parts got lost are forgotten after this many newer ones. */
const maxUnfinished = 100;

interface Chunk {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly part: string;
}

/** Cuts a JSON value into notification payloads. */
export function toChunks(value: unknown): readonly string[] {
  const json = asciiOnly(JSON.stringify(value));
  if (json.length > maxLength)
    throw new Error(`A notification of ${json.length} bytes is over the limit of ${maxLength}: send an id and let the receiver read the rest`);
  const count = Math.max(1, Math.ceil(json.length / chunkLength));
  const id = randomUUID();
  return Array.from({ length: count }, (_, index) => {
    const chunk: Chunk = { id, index, count, part: json.slice(index * chunkLength, (index + 1) * chunkLength) };
    return `${chunk.id} ${chunk.index} ${chunk.count} ${chunk.part}`;
  });
}

/** Puts the payloads of one connection together again; they arrive in the order in which they were sent. */
export class ChunkReader {
  readonly #unfinished = new Map<string, string[]>();

  /** The value, once its last part is there. */
  read(payload: string): unknown {
    const { id, index, count, part } = parse(payload);
    const parts = this.#unfinished.get(id) ?? [];
    parts[index] = part;
    if (index + 1 < count) {
      this.#keep(id, parts);
      return undefined;
    }
    this.#unfinished.delete(id);
    return JSON.parse(parts.join(''));
  }

  #keep(id: string, parts: string[]): void {
    this.#unfinished.set(id, parts);
    const [oldest] = this.#unfinished.keys();
    if (this.#unfinished.size > maxUnfinished && oldest !== undefined) this.#unfinished.delete(oldest);
  }
}

function parse(payload: string): Chunk {
  const [id = '', index = '', count = ''] = payload.split(' ', 3);
  return { id, index: Number(index), count: Number(count), part: payload.slice(id.length + index.length + count.length + 3) };
}

/** One character, one byte; still the same JSON. */
function asciiOnly(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
