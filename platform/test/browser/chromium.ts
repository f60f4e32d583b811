import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

/** The browser comes as an npm package, for this platform only. */
export const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

const packed = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));
/** These would let the page do what no user's browser allows. */
const tooLax = new Set(['--disable-web-security', '--allow-running-insecure-content']);

/** A headless browser that needs nothing installed; unpacked on first use, once for each user of the machine. */
export async function launchBrowser(): Promise<Browser> {
  const folder = path.join(os.tmpdir(), `paddock-chromium-${process.getuid?.() ?? 'user'}-${fs.statSync(path.join(packed, 'chromium.br')).size}`);
  if (!fs.existsSync(folder)) await unpackInto(folder);
  return launcher.launch({
    executablePath: path.join(folder, 'chromium'),
    args: chromium.args.filter((arg) => !tooLax.has(arg)),
    headless: true,
    env: { ...process.env, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  });
}

/** Complete or not there at all, however many runs unpack at a time. */
async function unpackInto(folder: string): Promise<void> {
  const unpacking = fs.mkdtempSync(`${folder}-`);
  await withTemporaryFolder(unpacking, () => Promise.all([chromium.executablePath(packed), inflate(path.join(packed, 'al2023.tar.br'))]));
  fs.writeFileSync(path.join(unpacking, 'fonts/fonts.conf'), fontsIn(path.join(folder, 'fonts')));
  try {
    fs.renameSync(unpacking, folder);
  } catch (error) {
    fs.rmSync(unpacking, { recursive: true });
    if (!fs.existsSync(folder)) throw error;
  }
}

/** The package's own fonts, so that text has a face where the system has none. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;
}

/** The package unpacks into the system's folder for temporary files, and takes what lies there for its own. */
async function withTemporaryFolder(folder: string, work: () => Promise<unknown>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
