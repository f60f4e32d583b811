import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../modules/config/index.ts';

const root = repositoryRoot();
const skipped = new Set(['node_modules', 'dist', 'coverage']);

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Everything it imports, types included; relative ones as paths from the root. */
  readonly imports: readonly string[];
}

/** Every TypeScript file below a folder. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs.readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourceFiles(place);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [read(place)] : [];
  });
}

/** Specs and the contracts that they share may reach further than what they test. */
export function isTest(file: SourceFile): boolean {
  return /\.(spec|contract)\.tsx?$/.test(file.path) || /^(platform\/(test|bench)|sdk\/cli\/test)\//.test(file.path);
}

function read(place: string): SourceFile {
  const text = fs.readFileSync(path.join(root, place), 'utf8');
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => (fileName.startsWith('.') ? path.posix.join(path.posix.dirname(place), fileName) : fileName));
  return { path: place, text, imports };
}

/** What a file holds that the conventions leave out, as `kind (line)`. */
export function conventionBreaks({ path: place, text }: SourceFile): readonly string[] {
  const tree = ts.createSourceFile(place, text, ts.ScriptTarget.Latest, true, place.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const kind = breakOf(node);
    if (kind !== undefined) found.push(`${kind} (line ${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1})`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function breakOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isNonNullExpression(node)) return 'non-null assertion';
  if (ts.isEnumDeclaration(node)) return 'enum';
  if (ts.isDecorator(node)) return 'decorator';
  if (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent)) return 'parameter property';
  return undefined;
}
