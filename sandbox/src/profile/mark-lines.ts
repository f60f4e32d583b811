import ts from 'typescript';
import { PROFILE_MODULE } from '../guest/profile-module.ts';
import type { LoadableBundle } from '../sandbox-options.ts';
import { AuthorSource, BUNDLE_PREFIX } from '../source-location.ts';
import { MARK, MOST_MARKS } from './marks.ts';

/** A line of the author that can be told apart in a profile. */
export interface MarkedLine {
  readonly file: string;
  readonly line: number;
  /** Function or method that it stands in; empty at the top of a module. */
  readonly name: string;
}

/** A function of the author that the platform may call: a callback. */
export interface MarkedFunction {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** The same program, which says at every moment where it is. A mark is an index into `lines` or `functions`, plus one. */
export interface MarkedBundle {
  readonly code: string;
  readonly lines: readonly MarkedLine[];
  readonly functions: readonly MarkedFunction[];
}

/** Names that the author does not use. */
interface Names {
  readonly marks: string;
  readonly before: string;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Puts a mark before every statement of the author. Line breaks stay where they are, so that places in stacks stay true. Functions put the caller's mark
 * back when they return: time in the runtime, called from a line, counts for that line.
 */
export function markLines(bundle: LoadableBundle): MarkedBundle {
  const tree = ts.createSourceFile('strategy.js', bundle.code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const names = { marks: unusedIn(bundle.code, '__marks'), before: unusedIn(bundle.code, '__before') };
  const marker = new Marker(tree, new AuthorSource(bundle), names);
  marker.visitAll();
  const code = `const ${names.marks} = require(${JSON.stringify(PROFILE_MODULE)}); ${insert(bundle.code, marker.insertions)}`;
  return { code, lines: marker.lines, functions: marker.functions };
}

class Marker {
  readonly lines: MarkedLine[] = [];
  readonly functions: MarkedFunction[] = [];
  readonly insertions: Insertion[] = [];
  readonly #tree: ts.SourceFile;
  readonly #source: AuthorSource;
  readonly #names: Names;
  readonly #known = new Map<string, number>();

  constructor(tree: ts.SourceFile, source: AuthorSource, names: Names) {
    this.#tree = tree;
    this.#source = source;
    this.#names = names;
  }

  visitAll(): void {
    this.#tree.statements.forEach((statement) => this.#visit(statement, ''));
  }

  #visit(node: ts.Node, name: string): void {
    const own = isWrapped(node) ? nameOf(node) : name;
    if (isWrapped(node)) this.#wrap(node, own);
    if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node)) node.statements.forEach((statement) => this.#mark(statement, own));
    for (const body of bareBodies(node)) this.#embrace(body, own);
    ts.forEachChild(node, (child) => this.#visit(child, own));
  }

  #mark(statement: ts.Statement, name: string): void {
    if (isPassive(statement)) return;
    const mark = this.#lineMark(statement, name);
    if (mark > 0) this.#insert(statement.getStart(this.#tree), `${this.#names.marks}[${MARK.line}] = ${mark}; `);
  }

  /** `if (x) y();` needs braces for two statements. */
  #embrace(body: ts.Statement, name: string): void {
    const mark = this.#lineMark(body, name);
    if (mark === 0) return;
    this.#insert(body.getStart(this.#tree), `{ ${this.#names.marks}[${MARK.line}] = ${mark}; `);
    this.#insert(body.end, ' }');
  }

  #wrap(node: Wrapped, name: string): void {
    const place = this.#place(node.body);
    const callback = place === undefined || !/^on[A-Z]/.test(name) ? 0 : this.functions.push({ name, ...place });
    const { marks, before } = this.#names;
    const enter = callback === 0 ? '' : ` if (${before} === 0) ${marks}[${MARK.callback}] = ${callback};`;
    const { body } = node;
    this.#insert(body.getStart(this.#tree) + 1, ` const ${before} = ${marks}[${MARK.line}];${enter} try {`);
    this.#insert(body.end - 1, ` } finally { ${marks}[${MARK.line}] = ${before}; } `);
  }

  #lineMark(node: ts.Node, name: string): number {
    const place = this.#place(node);
    if (place === undefined) return 0;
    const key = `${place.file}:${place.line}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.lines.length >= MOST_MARKS) return 0;
    this.lines.push({ ...place, name });
    this.#known.set(key, this.lines.length);
    return this.lines.length;
  }

  #place(node: ts.Node): { readonly file: string; readonly line: number } | undefined {
    const { line, character } = this.#tree.getLineAndCharacterOfPosition(node.getStart(this.#tree));
    const found = this.#source.locate(line + 1, character + 1 + (line === 0 ? BUNDLE_PREFIX.length : 0));
    return found === undefined ? undefined : { file: found.file, line: found.line };
  }

  #insert(at: number, text: string): void {
    this.insertions.push({ at, text });
  }
}

function unusedIn(code: string, wanted: string): string {
  let name = wanted;
  for (let round = 1; code.includes(name); round++) name = `${wanted}${round}`;
  return name;
}

type Wrapped = (
  | ts.MethodDeclaration
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration
) & {
  readonly body: ts.Block;
};

/** Functions that run from their start to their end without a pause. */
function isWrapped(node: ts.Node): node is Wrapped {
  const isFunction =
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node);
  if (!isFunction || node.body === undefined || !ts.isBlock(node.body) || node.body.statements.length === 0) return false;
  const isPausing = (node as { asteriskToken?: ts.Node }).asteriskToken !== undefined || ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async;
  return !isPausing;
}

function nameOf(node: Wrapped): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name !== undefined && (ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name))) return node.name.text;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : '';
}

/** Statements that take no time where they stand, and directives, which must stay first. */
function isPassive(statement: ts.Statement): boolean {
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEmptyStatement(statement) ||
    ts.isBlock(statement) ||
    (ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression))
  );
}

function bareBodies(node: ts.Node): readonly ts.Statement[] {
  const bodies = ts.isIfStatement(node) ? [node.thenStatement, node.elseStatement] : ts.isIterationStatement(node, false) ? [node.statement] : [];
  return bodies.filter((body): body is ts.Statement => body !== undefined && !ts.isBlock(body) && !ts.isEmptyStatement(body));
}

/** Insertions at one place keep their order. */
function insert(code: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, text } of insertions.toSorted((a, b) => a.at - b.at)) {
    parts.push(code.slice(from, at), text);
    from = at;
  }
  return parts.join('') + code.slice(from);
}
