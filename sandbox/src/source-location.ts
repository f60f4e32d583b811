import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { LoadableBundle } from './sandbox-options.ts';

/** A place in the author's own source: file as the author named it, line and column from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface AuthorFrame {
  /** Function name as the engine gave it; may be empty. */
  readonly name: string;
  readonly location: SourceLocation;
}

/** What the bundle is called inside the guest; frames of it are the author's, all others are not shown. */
export const BUNDLE_FILE = 'strategy.js';

/** Stands before the bundle on its first line: line numbers stay, columns of line 1 shift. Modules are strict, so their bundle is. */
export const BUNDLE_PREFIX = '__define(function (require, module, exports) {"use strict";';
export const BUNDLE_SUFFIX = '\n});';

const FRAME = /(?:^|\n)\s{0,20}at (?:async )?(?:([^\n(]{0,200}?) \()?strategy\.js:(\d{1,8}):(\d{1,8})\)?/g;
const SYNTAX_POSITION = /\[strategy\.js:(\d{1,8}):(\d{1,8})\]/;

/** Finds places of a bundle in the author's files. */
export class AuthorSource {
  readonly #code: string;
  readonly #map: TraceMap | undefined;

  constructor({ code, sourceMap }: LoadableBundle) {
    this.#code = code;
    this.#map = sourceMap === undefined || sourceMap === '' ? undefined : new TraceMap(sourceMap);
  }

  /** The author's frames of a stack, innermost first; frames of the runtime and of the SDK are left out. */
  frames(stack: string): readonly AuthorFrame[] {
    const frames: AuthorFrame[] = [];
    for (const [, name, line, column] of stack.matchAll(FRAME)) {
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

  /** Where a method, or a function of this name, begins: the place to tell when code was stopped from outside and no stack is left. */
  method(name: string): SourceLocation | undefined {
    if (!/^[A-Za-z_$][\w$]{0,60}$/.test(name)) return undefined;
    const word = name.replaceAll('$', '\\$');
    const method = new RegExp(`(?:^|[\\s{};*])${word}\\s*\\([^()]*\\)\\s*\\{`);
    const value = new RegExp(`(?:^|[\\s{};,.])${word}\\s*[=:]\\s*(?:async\\s*)?(?:function\\b|\\(|[\\w$]+\\s*=>)`);
    const found = method.exec(this.#code) ?? value.exec(this.#code);
    if (found === null) return undefined;
    return this.#at(found.index + found[0].indexOf(name));
  }

  /**
   * The place of a context such as `onBar 2020-01-03T00:00:00.000Z`, `constructor`, `definition` or `the top level`.
   * Field initialisers and the definition stand in the head of the class.
   */
  place(context: string): SourceLocation | undefined {
    if (context === 'the top level') return this.#topLevelLoop();
    const [handler = ''] = /^[\w$]+/.exec(context) ?? [];
    return this.method(handler) ?? (handler === 'constructor' || handler === 'definition' ? this.#strategyClass() : undefined);
  }

  #strategyClass(): SourceLocation | undefined {
    const found = /(?:^|[\s=(])class\b[^{};]{0,200}?\bextends\b[^{};]{0,80}?\bStrategy\)?\(/.exec(this.#code);
    return found === null ? undefined : this.#at(found.index + found[0].indexOf('class'));
  }

  /** The first loop outside of every function: the bundler writes those at the start of a line. */
  #topLevelLoop(): SourceLocation | undefined {
    const index = this.#code.search(/^(?:for|while|do)\b/m);
    return index === -1 ? undefined : this.#at(index);
  }

  /** A place as a stack of the engine names it: the bundle stands behind a prefix on its first line. */
  locate(line: number, column: number): SourceLocation | undefined {
    return this.#find(line, line === 1 ? Math.max(1, column - BUNDLE_PREFIX.length) : column);
  }

  #at(index: number): SourceLocation | undefined {
    const before = this.#code.slice(0, index);
    return this.#find(before.split('\n').length, index - before.lastIndexOf('\n'));
  }

  /** Line and column from 1, in the bundle. */
  #find(line: number, column: number): SourceLocation | undefined {
    if (this.#map === undefined) return { file: BUNDLE_FILE, line, column };
    const found = originalPositionFor(this.#map, { line: Math.max(1, line), column: column - 1 });
    return found.source === null ? undefined : { file: found.source, line: found.line, column: found.column + 1 };
  }
}
