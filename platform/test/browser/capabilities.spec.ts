import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../modules/config/index.ts';
import { isBuilt, PaddockProcess } from '../paddock-process.ts';
import { hasBrowser, launchBrowser } from './chromium.ts';

const hasPage = fs.existsSync(path.join(repositoryRoot(), 'ui/dist/index.html'));

describe.skipIf(!hasBrowser || !isBuilt || !hasPage)(
  'what a strategy may do, in a browser (needs npm run build, and Linux on x64)',
  { timeout: 60_000 },
  () => {
    let home: string;
    let server: PaddockProcess;
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    const at = (testId: string): Locator => page.getByTestId(testId);
    const shows = (text: string): Promise<void> => at('capabilities').filter({ hasText: text }).waitFor();

    beforeAll(async () => {
      home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-browser-'));
      server = new PaddockProcess('main', { home, env: { PADDOCK_SAMPLES: 'yes' } });
      browser = await launchBrowser();
      page = await browser.newPage({ locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      const [link = ''] = await server.prints(/http:\S+\/sign-in\?token=\S+/);
      await page.goto(link);
      await at('new-password').fill('a password set in the browser');
      await at('save-password').click();
      await at('nav-datasets').waitFor();
    });

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      fs.rmSync(home, { recursive: true, force: true });
    });

    test('is what its author asks for, until an admin signs off less', async () => {
      await page.goto(new URL('/strategies/sma-crossover', page.url()).href);
      await at('capabilities').waitFor();
      await shows('not approved yet');
      await shows('Any');
      await at('approve').click();
      await at('approve-symbols').fill('WAVE');
      await at('approve-short').click();
      await at('approve-submit').click();
      await shows('WAVE (asked: Any)');
      await shows('No (asked: Yes)');
      await shows('approved');
    });

    test('can be withdrawn and revoked, which asks first', async () => {
      await at('withdraw').click();
      await at('confirm').click();
      await shows('withdrawn');
      await at('revoke').click();
      await at('confirm').click();
      await shows('revoked');
      expect(await at('approve').count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  },
);
