import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../modules/config/index.ts';
import { isBuilt, PaddockProcess } from '../paddock-process.ts';
import { hasBrowser, launchBrowser } from './chromium.ts';

const hasPage = fs.existsSync(path.join(repositoryRoot(), 'ui/dist/index.html'));

describe.skipIf(!hasBrowser || !isBuilt || !hasPage)('the page (needs npm run build, and Linux on x64)', { timeout: 40_000 }, () => {
  let home: string;
  let server: PaddockProcess;
  let browser: Browser;

  beforeAll(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-contained-page-'));
    server = new PaddockProcess('main', { home });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  test('shows an admin how well strategies are contained, layer by layer', async () => {
    const [link = ''] = await server.prints(/http:\S+\/sign-in\?token=\S+/);
    const level = (await server.prints(/Sandbox +containment level (\d) of 3/))[1] ?? '';
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(link);
    await page.getByTestId('new-password').fill('a password set in the browser');
    await page.getByTestId('save-password').click();
    await page.getByTestId('nav-datasets').waitFor();
    await page.goto(`${new URL(link).origin}/settings?tab=about`);
    const card = page.getByTestId('sandbox');
    await card.waitFor();
    const text = await card.innerText();
    expect(text).toContain(`Level ${level} of 3`);
    for (const layer of ['permission', 'limits', 'namespaces', 'system-calls']) expect(text).toContain(layer);
  });
});
