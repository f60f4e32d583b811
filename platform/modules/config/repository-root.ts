import fs from 'node:fs';
import path from 'node:path';

/** The folder of the workspace that this file runs from, built or not: the nearest one whose package is named `paddock`. */
export function repositoryRoot(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (fs.existsSync(file) && nameOf(file) === 'paddock') return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package named "paddock" above ${start}`);
  }
}

function nameOf(file: string): unknown {
  const parsed: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined;
}
