/** Characters per chunk: large enough that a response is not made of crumbs, small enough that memory stays flat. */
const CHUNK = 64 * 1024;

/** Joins small pieces of text into chunks of about 64 Ki characters. */
export async function* textChunks(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let waiting: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    yield waiting.join('');
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join('');
}
