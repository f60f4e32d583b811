import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../modules/config/index.ts';
import { minuteBars } from '../backtests/bars.ts';
import { isBuilt, PaddockProcess } from '../paddock-process.ts';
import { hasBrowser, launchBrowser } from './chromium.ts';

const hasPage = fs.existsSync(path.join(repositoryRoot(), 'ui/dist/index.html'));

describe.skipIf(!hasBrowser || !isBuilt || !hasPage)('deployments in a browser (needs npm run build, and Linux on x64)', { timeout: 60_000 }, () => {
  let home: string;
  let server: PaddockProcess;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const at = (testId: string): Locator => page.getByTestId(testId);
  const option = async (testId: string, name: RegExp): Promise<void> => {
    await at(testId).click();
    await page.getByRole('option', { name }).click();
  };

  beforeAll(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-browser-'));
    server = new PaddockProcess('main', { home, env: { PADDOCK_SAMPLES: 'yes' } });
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const [link = ''] = await server.prints(/http:\S+\/sign-in\?token=\S+/);
    await page.goto(link);
    await at('new-password').fill('a password set in the browser');
    await at('save-password').click();
    await at('nav-datasets').click();
    await at('import-data').first().click();
    await at('import-files').setInputFiles({ name: 'WAVE.csv', mimeType: 'text/csv', buffer: Buffer.from(minuteBars(20_000)) });
    await at('import-preview').waitFor();
    await at('import-name').fill('Minutes');
    await at('import-start').click();
    await at('import-done').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  test('an empty list leads to the form, and the form to a running deployment', async () => {
    await at('nav-deployments').click();
    await page.getByRole('link', { name: 'Deploy the first strategy' }).click();
    await option('strategy', /sma-crossover/);
    await option('dataset', /Minutes/);
    await at('param-fast').fill('3');
    await at('param-slow').fill('8');
    await option('start-speed', /An hour a second/);
    await at('label').fill('from the browser');
    await at('submit-deployment').click();
    await at('deployment').waitFor();
    await expect.poll(() => at('state').getAttribute('data-status')).toBe('running');
  });

  test('its bars, orders and equity grow while one looks', async () => {
    const bars = async (): Promise<number> => Number(/[\d,]+/.exec((await at('bars').textContent()) ?? '')?.[0].replaceAll(',', ''));
    const before = await bars();
    await expect.poll(bars).toBeGreaterThan(before + 50);
    await at('equity').waitFor();
    await page.getByRole('meter', { name: 'CPU bucket' }).waitFor();
    await at('tab-orders').click();
    await at('orders').getByRole('row').nth(1).waitFor();
  });

  test('it pauses and goes on', async () => {
    await at('pause').click();
    await expect.poll(() => at('state').getAttribute('data-status')).toBe('paused');
    await at('resume').click();
    await expect.poll(() => at('state').getAttribute('data-status')).toBe('running');
  });

  test('a reload with another parameter takes over between two bars and is listed with its pause', async () => {
    await at('reload').click();
    await page.getByRole('dialog').getByTestId('param-fast').fill('5');
    await at('confirm-reload').click();
    await at('tab-reloads').click();
    const row = at('reloads').getByRole('row').nth(1);
    await expect.poll(() => row.textContent(), { timeout: 20_000 }).toMatch(/1\.0\.0.*(swapped|confirmed).*\d\.\d ms/);
    await at('tab-events').click();
    await expect.poll(() => at('events').textContent()).toMatch(/Reload 1: swapped after row \d+; the market waited [\d.]+ ms/);
  });

  test('the monitoring page of a running deployment fits a phone, each value on one line', async () => {
    await at('nav-monitoring').click();
    const values = page.locator('.pd-kv dd');
    await values.first().waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    for (const value of await values.all()) expect((await value.boundingBox())?.height).toBeLessThan(30);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goBack();
  });

  test('it is stopped after a question, and the list tells so', async () => {
    await at('stop').click();
    await at('confirm').click();
    await expect.poll(() => at('state').getAttribute('data-status')).toBe('stopped');
    await at('nav-deployments').click();
    const row = at('deployment-row').first();
    expect(await row.textContent()).toMatch(/from the browser.*Stopped/);
  });

  test('a search for a label narrows the list, and clearing the filters clears the search', async () => {
    const search = page.getByPlaceholder('Search labels');
    await search.fill('nobody has this');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await at('deployment-row').first().waitFor();
    expect(await search.inputValue()).toBe('');
    await search.fill('browser');
    await expect.poll(() => page.url()).toContain('label=browser');
    await expect.poll(() => at('deployment-row').count()).toBe(1);
  });

  test('an admin sets a budget, and a value out of range is told at its field', async () => {
    await at('nav-settings').click();
    await at('tab-budgets').click();
    await at('limit-ordersPerMinute').fill('0');
    await at('save-budget').click();
    await page.getByText('ordersPerMinute must be a whole number from 1 to 1000000').waitFor();
    await at('limit-ordersPerMinute').fill('120');
    await at('save-budget').click();
    await expect.poll(() => at('budgets').textContent()).toMatch(/default.*Orders in a minute of market time: 120/);
  });

  test('nothing in the browser complained', () => {
    // The refused budget above is the one answer that a browser reports as an error.
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
