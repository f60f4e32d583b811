import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from '../problem.ts';

const MOST_DEPTH = 64;
/** Keys that reach for the prototype of whatever is built from a body. */
const PROTOTYPE_KEY = '__proto__';

/** For the body parser: refuses JSON that two readers could understand differently. */
export function strictJson(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  const wrong = ambiguity(body.toString('utf8'));
  if (wrong !== undefined) throw new Problem(400, 'invalid-request', wrong);
}

/**
 * What makes a JSON text ambiguous: a key that occurs twice in one object, a key that stands for a prototype, or nesting beyond reason.
 * One pass over the text; whether it is JSON at all is for the parser to say.
 */
export function ambiguity(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') {
      if (open.push(char === '{' ? new Set() : undefined) > MOST_DEPTH) return `the JSON is nested more than ${MOST_DEPTH} levels deep`;
    } else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && isKey(text, end)) {
        const key = keyOf(text.slice(at, end + 1));
        if (key === PROTOTYPE_KEY) return `the key "${PROTOTYPE_KEY}" is not taken`;
        if (keys.has(key)) return `the key ${JSON.stringify(key.slice(0, 80))} occurs twice in one object`;
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

/** Index of the closing quote; the last character where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

function keyOf(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
