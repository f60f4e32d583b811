import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/** Type declarations of a package: file texts by path, and the path that its name stands for. */
export interface PackageTypes {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Reads the types of `@paddock/sdk` as installed: its declarations when they are at least as new as its sources, else the sources. */
export function sdkTypes(): PackageTypes {
  const manifest = findPackageJSON('@paddock/sdk', import.meta.url);
  if (manifest === undefined) throw new Error('@paddock/sdk is not installed');
  const root = dirname(manifest);
  const sources = join(root, 'src');
  const built = join(root, 'dist', 'src');
  const useBuilt = existsSync(join(built, 'index.d.ts')) && newest(built, '.d.ts') >= newest(sources, '.ts');
  return useBuilt ? collect(built, 'index.d.ts', isDeclaration) : collect(sources, 'index.ts', isSource);
}

function isDeclaration(name: string): boolean {
  return name.endsWith('.d.ts');
}

function isSource(name: string): boolean {
  return name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.contract.ts');
}

function collect(folder: string, entry: string, wanted: (name: string) => boolean): PackageTypes {
  const files: Record<string, string> = {};
  for (const path of listed(folder, wanted)) files[relative(folder, path).split(sep).join('/')] = readFileSync(path, 'utf8');
  return { entry, files };
}

function listed(folder: string, wanted: (name: string) => boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && wanted(file.name))
    .map((file) => join(file.parentPath, file.name));
}

function newest(folder: string, extension: string): number {
  return Math.max(0, ...listed(folder, (name) => name.endsWith(extension)).map((path) => statSync(path).mtimeMs));
}
