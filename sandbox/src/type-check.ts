import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, posix } from 'node:path';
import ts from 'typescript';
import type { Problem } from './problem.ts';
import type { PackageTypes } from './sdk-types.ts';

const SDK_ROOT = '/node_modules/@paddock/sdk';
const AUTHOR_ROOT = '/strategy';
const LIB_ROOT = '/lib';
const MOST_PROBLEMS = 100;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: [],
  skipLibCheck: true,
  allowJs: true,
  checkJs: false,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  noImplicitOverride: false,
};

const libFolder = dirname(createRequire(import.meta.url).resolve('typescript'));

/** Type checks strategies in memory against the SDK's types only. Keeps parsed libraries, so every check after the first is fast. */
export class TypeChecker {
  readonly #sdk: PackageTypes;
  readonly #parsed = new Map<string, ts.SourceFile>();
  #before: ts.Program | undefined;

  constructor(sdk: PackageTypes) {
    this.#sdk = sdk;
  }

  /** Errors in the author's files, in their order, at most 100. */
  check(files: Readonly<Record<string, string>>, entry: string): readonly Problem[] {
    const host = this.#host(files);
    const program = ts.createProgram({ rootNames: [`${AUTHOR_ROOT}/${entry}`], options: OPTIONS, host, ...(this.#before && { oldProgram: this.#before }) });
    this.#before = program;
    const problems: Problem[] = [];
    for (const source of program.getSourceFiles()) {
      if (!source.fileName.startsWith(`${AUTHOR_ROOT}/`)) continue;
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      problems.push(...found.filter((diagnostic) => diagnostic.category === ts.DiagnosticCategory.Error).map(problemOf));
    }
    return problems.slice(0, MOST_PROBLEMS);
  }

  #host(files: Readonly<Record<string, string>>): ts.CompilerHost {
    const textOf = (path: string): string | undefined => this.#text(path, files);
    return {
      fileExists: (path) => textOf(path) !== undefined,
      readFile: textOf,
      getSourceFile: (path) => this.#source(path, textOf),
      getDefaultLibFileName: () => `${LIB_ROOT}/lib.es2023.d.ts`,
      getDefaultLibLocation: () => LIB_ROOT,
      getCurrentDirectory: () => AUTHOR_ROOT,
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      writeFile: () => {},
      directoryExists: () => true,
      getDirectories: () => [],
      resolveModuleNameLiterals: (names, importer) => names.map((name) => ({ resolvedModule: this.#resolve(name.text, importer, files) })),
    };
  }

  /** Libraries of the compiler are the only files that are ever read from disk. */
  #text(path: string, files: Readonly<Record<string, string>>): string | undefined {
    if (path.startsWith(`${AUTHOR_ROOT}/`)) return own(files, path.slice(AUTHOR_ROOT.length + 1));
    if (path.startsWith(`${SDK_ROOT}/`)) return own(this.#sdk.files, path.slice(SDK_ROOT.length + 1));
    const lib = /^\/lib\/(lib\.[a-z0-9.]+\.d\.ts)$/.exec(path)?.[1];
    return lib === undefined ? undefined : readFileSync(`${libFolder}/${lib}`, 'utf8');
  }

  #source(path: string, textOf: (path: string) => string | undefined): ts.SourceFile | undefined {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const text = textOf(path);
    if (text === undefined) return undefined;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
    if (!path.startsWith(`${AUTHOR_ROOT}/`)) this.#parsed.set(path, source);
    return source;
  }

  #resolve(name: string, importer: string, files: Readonly<Record<string, string>>): ts.ResolvedModuleFull | undefined {
    if (name === '@paddock/sdk') return moduleAt(`${SDK_ROOT}/${this.#sdk.entry}`, true);
    if (!name.startsWith('.')) return undefined;
    const path = posix.join(posix.dirname(importer), name);
    const bare = path.replace(/\.[mc]?[jt]s$/, '');
    const candidates = [
      path,
      `${bare}.ts`,
      `${bare}.d.ts`,
      `${bare}.mts`,
      `${bare}.js`,
      `${path}.ts`,
      `${path}.js`,
      `${path}/index.ts`,
      `${path}/index.d.ts`,
      `${path}/index.js`,
    ];
    const hit = candidates.find((candidate) => !candidate.startsWith(LIB_ROOT) && this.#text(candidate, files) !== undefined);
    return hit === undefined ? undefined : moduleAt(hit, hit.startsWith(SDK_ROOT));
  }
}

function own(files: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(files, name) ? files[name] : undefined;
}

function moduleAt(resolvedFileName: string, isExternalLibraryImport: boolean): ts.ResolvedModuleFull {
  const extension = ['.d.ts', '.mts', '.ts', '.mjs', '.json'].find((ending) => resolvedFileName.endsWith(ending)) ?? '.js';
  return { resolvedFileName, extension, isExternalLibraryImport };
}

function problemOf(diagnostic: ts.Diagnostic): Problem {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').slice(0, 1_000);
  const code = `TS${diagnostic.code}`;
  if (diagnostic.file === undefined || diagnostic.start === undefined) return { code, message };
  const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  return { code, message, file: diagnostic.file.fileName.slice(AUTHOR_ROOT.length + 1), line: line + 1, column: character + 1 };
}
