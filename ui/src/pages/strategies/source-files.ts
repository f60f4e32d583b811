import type { SourceFiles } from '../../editor/CodeArea.tsx';

const SOURCE = /\.(m?[jt]s|json)$/;
const LEFT_OUT = /(^|\/)(node_modules|dist|\.git)\/|\.spec\.ts$|\.d\.ts$|(^|\/)(package(-lock)?|tsconfig)\.json$/;

/** The path inside the dropped folder: browsers put the folder's own name in front. */
export function innerPath(file: Pick<File, 'name' | 'webkitRelativePath'>): string {
  const path = file.webkitRelativePath;
  return path === '' ? file.name : path.slice(path.indexOf('/') + 1);
}

export function isSource(path: string): boolean {
  return SOURCE.test(path) && !LEFT_OUT.test(path);
}

export async function readSources(files: readonly File[]): Promise<SourceFiles> {
  const found = files.map((file) => ({ file, path: innerPath(file) })).filter(({ path }) => isSource(path));
  const texts = await Promise.all(found.map(({ file }) => file.text()));
  return Object.fromEntries(found.map(({ path }, index) => [path, texts[index] ?? '']));
}

/** The file that holds the strategy: `strategy.ts`, `index.ts`, or the one with a default export that extends Strategy. */
export function guessEntry(files: SourceFiles): string {
  const paths = Object.keys(files).filter((path) => /\.m?[jt]s$/.test(path));
  const declaring = paths.filter((path) => /export\s+default\s+class[\s\S]*?extends\s+Strategy/.test(files[path] ?? ''));
  return declaring[0] ?? paths.find((path) => path.endsWith('strategy.ts')) ?? paths.find((path) => path.endsWith('index.ts')) ?? paths[0] ?? '';
}

/** The version after `latest`: one patch up. */
export function nextVersion(latest: string | undefined): string {
  const match = /^(\d+)\.(\d+)\.(\d+)/.exec(latest ?? '');
  return match === null ? '1.0.0' : `${match[1]}.${match[2]}.${Number(match[3]) + 1}`;
}
