import fs from 'node:fs';
import path from 'node:path';

/** The folder of the workspace that this file runs from, built or not: the nearest one whose package is named `paddock`. */
export function repositoryRoot(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (fs.existsSync(file) && field(file, 'name') === 'paddock') return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package named "paddock" above ${start}`);
  }
}

export function productVersion(): string {
  return field(path.join(repositoryRoot(), 'package.json'), 'version') ?? 'unknown';
}

function field(file: string, name: string): string | undefined {
  const parsed: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  const entry = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed).find(([key]) => key === name) : undefined;
  return entry === undefined ? undefined : String(entry[1]);
}
