import ts from 'typescript';
import type { Problem } from './problem.ts';

/** Finds syntax that cannot work in a sandbox, so that authors hear it at publish and not in the middle of a run. */
export function forbiddenSyntax(file: string, text: string): readonly Problem[] {
  if (file.endsWith('.json')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, false);
  const problems: Problem[] = [];
  const stack: ts.Node[] = [source];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const why = reason(node);
    if (why !== undefined) problems.push(at(source, node, file, why));
    if (problems.length >= 20) break;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    stack.push(...children.toReversed());
  }
  return [...problems, ...topLevelAwait(source, file)];
}

function reason(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node)) return callReason(node);
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Function')) return 'new Function(...) is not possible: code from strings is disabled';
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return 'import.meta is not available: a strategy knows no files';
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return importReason(node);
  if (isAsync(node)) return 'async is not possible: a strategy never waits, its callbacks and functions are synchronous';
  return undefined;
}

/** Unused imports never reach the bundler, so they are judged here. */
function importReason(node: ts.ImportDeclaration | ts.ExportDeclaration): string | undefined {
  if (node.attributes !== undefined) return 'import attributes are not allowed';
  const from = node.moduleSpecifier;
  if (from === undefined || !ts.isStringLiteral(from) || from.text === '@paddock/sdk' || from.text.startsWith('.')) return undefined;
  return `import "${from.text.slice(0, 80)}" is not allowed: only @paddock/sdk and files of this strategy can be imported`;
}

function callReason({ expression }: ts.CallExpression): string | undefined {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return 'import(...) is not allowed: write "import ... from" at the top of the file';
  if (isNamed(expression, 'require')) return 'require(...) is not available: write "import ... from" at the top of the file';
  if (isNamed(expression, 'eval')) return 'eval(...) is not possible: code from strings is disabled';
  return undefined;
}

/** What runs after a wait would run at a moment that depends on the machine, not on the data. */
function isAsync(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** `await` outside of any function. */
function topLevelAwait(source: ts.SourceFile, file: string): readonly Problem[] {
  const queue: ts.Node[] = [...source.statements];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) continue;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) {
      return [at(source, node, file, 'await is not possible here: a strategy never waits, its callbacks are synchronous')];
    }
    ts.forEachChild(node, (child) => void queue.push(child));
  }
  return [];
}

function at(source: ts.SourceFile, node: ts.Node, file: string, message: string): Problem {
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return { code: 'forbidden', message, file, line: line + 1, column: character + 1 };
}
