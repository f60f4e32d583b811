import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

/** A place in the author's own source: file as the author named it, line and column from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the bundle looks like inside the guest; frames of it are the author's, all others are not shown. */
export const BUNDLE_FILE = 'strategy.js';

/** One line before the author's bundle, without a line break: line numbers stay, columns of line 1 shift by its length. */
export const BUNDLE_PREFIX = '__define(function (require, module, exports) {';
export const BUNDLE_SUFFIX = '\n});';

const FRAME = /(?:^|\n)\s*at (?:(async )?([^\n(]{0,200}?) \()?strategy\.js:(\d{1,8}):(\d{1,8})\)?/g;
const SYNTAX_POSITION = /\[strategy\.js:(\d{1,8}):(\d{1,8})\]/;

/** Maps positions in a bundle back to the author's files. */
export class SourceMapper {
  readonly #map: TraceMap | undefined;

  constructor(sourceMap: string | undefined) {
    this.#map = sourceMap === undefined || sourceMap === '' ? undefined : new TraceMap(sourceMap);
  }

  /** Line and column from 1, as V8 counts them, in the wrapped bundle. */
  locate(line: number, column: number): SourceLocation | undefined {
    const own = line === 1 ? column - BUNDLE_PREFIX.length : column;
    if (this.#map === undefined) return { file: BUNDLE_FILE, line, column: Math.max(1, own) };
    const found = originalPositionFor(this.#map, { line, column: Math.max(0, own - 1) });
    return found.source === null ? undefined : { file: found.source, line: found.line, column: found.column + 1 };
  }

  /** The author's frames of a stack, innermost first; frames of the runtime and of the SDK are left out. */
  frames(stack: string): readonly { readonly name: string; readonly location: SourceLocation }[] {
    const frames: { name: string; location: SourceLocation }[] = [];
    for (const [, , name, line, column] of stack.matchAll(FRAME)) {
      const location = this.locate(Number(line), Number(column));
      if (location !== undefined) frames.push({ name: name ?? '', location });
    }
    return frames;
  }

  /** Position that a syntax error names in its text, e.g. `Unexpected token [strategy.js:2:7]`. */
  syntaxPosition(text: string): SourceLocation | undefined {
    const [, line, column] = SYNTAX_POSITION.exec(text) ?? [];
    return line === undefined ? undefined : this.locate(Number(line), Number(column));
  }
}
