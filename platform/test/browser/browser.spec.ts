import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../modules/config/index.ts';
import { isBuilt, PaddockProcess } from '../paddock-process.ts';
import { hasBrowser, launchBrowser } from './chromium.ts';

const hasPage = fs.existsSync(path.join(repositoryRoot(), 'ui/dist/index.html'));
const password = 'a password set in the browser';

interface Report {
  readonly job: { readonly status: string; readonly params: Readonly<Record<string, unknown>>; readonly cash: string };
  readonly metrics: { readonly finalEquity: string; readonly trades: number };
}

describe.skipIf(!hasBrowser || !isBuilt || !hasPage)('the page in a browser (needs npm run build, and Linux on x64)', { timeout: 40_000 }, () => {
  let home: string;
  let server: PaddockProcess;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const requests: string[] = [];
  const at = (testId: string): Locator => page.getByTestId(testId);

  beforeAll(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'paddock-browser-'));
    server = new PaddockProcess('main', { home, env: { PADDOCK_SAMPLES: 'yes' } });
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    page.on('websocket', (socket) => requests.push(socket.url().replace(/^ws/, 'http')));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  test('the printed link signs in and lets the user choose a password', async () => {
    const [link = ''] = await server.prints(/http:\S+\/sign-in\?token=\S+/);
    await page.goto(link);
    await at('new-password').fill(password);
    await at('save-password').click();
    await at('nav-datasets').waitFor();
    expect(new URL(page.url()).pathname).not.toContain('sign-in');
  });

  test('a CSV file becomes a dataset', async () => {
    await at('nav-datasets').click();
    await at('import-data').first().click();
    await at('import-files').setInputFiles({ name: 'made-up.csv', mimeType: 'text/csv', buffer: Buffer.from(madeUpBars(1500)) });
    await at('import-preview').waitFor();
    await at('import-name').fill('Made up, daily');
    await at('import-symbol').fill('WAVE');
    await at('import-start').click();
    expect(await at('import-done').textContent()).toContain('Imported 1,500 bars into Made up, daily');
  });

  test('a backtest of a sample strategy on it ends in the report that REST gives', async () => {
    await at('backtest-dataset').click();
    await choose('strategy', /sma-crossover/);
    await at('param-fast').fill('5');
    await at('param-slow').fill('20');
    await at('cash').fill('50000');
    await at('label').fill('from the browser');
    await page.getByRole('switch', { name: 'Profile' }).check({ force: true });
    await at('submit-backtest').click();
    await at('report').waitFor();
    const report = await reportOf(page.url());
    expect(report.job).toMatchObject({ status: 'completed', params: { fast: 5, slow: 20 }, cash: expect.stringMatching(/^50000(\.0+)?$/) });
    expect(report.metrics.trades).toBeGreaterThan(5);
    const shown = { finalEquity: await figure('metric-finalEquity'), trades: await figure('metric-trades') };
    expect(shown).toEqual({ finalEquity: Number(report.metrics.finalEquity).toFixed(2), trades: String(report.metrics.trades) });
    await at('equity-chart').locator('canvas').first().waitFor();
    await at('monthly').waitFor();
  });

  test('the trades are listed below the chart of their prices', async () => {
    const trades = await figure('metric-trades');
    await at('tab-trades').click();
    await at('price-chart').locator('canvas').first().waitFor();
    expect(await at('trades').getAttribute('aria-rowcount')).toBe(String(Number(trades) + 1));
    expect(await at('trades').getByRole('row').nth(1).textContent()).toContain('WAVE');
  });

  test('the assumptions are listed', async () => {
    await at('tab-details').click();
    expect(await at('assumptions').textContent()).toMatch(/fill/i);
  });

  test('the profile shows callbacks and the source with its cost', async () => {
    await at('tab-profile').click();
    // A run of a millisecond has nothing to measure, and the page says so.
    await page.getByText(/Costliest lines|Too short to measure/).waitFor();
  });

  test('splits are added by hand and by file, and the prices can be seen adjusted for them', async () => {
    await at('nav-datasets').click();
    await page.getByText('Made up, daily').first().click();
    await at('add-action').click();
    await at('action-date').fill('2019-06-03');
    await at('action-value').fill('2:1');
    await at('save-action').click();
    await at('actions').getByText('2 for 1').waitFor();
    const csv = 'symbol,date,dividend\nWAVE,2020-03-02,0.25\n';
    await at('actions-file').setInputFiles({ name: 'dividends.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await at('actions').getByText('0.25 per share').waitFor();
    await at('adjustment').getByText('Splits and dividends').click();
    await at('price-chart').locator('canvas').first().waitFor();
  });

  test('the monitoring page shows what the strategy used', async () => {
    await at('nav-monitoring').click();
    await at('strategy-figures').getByText('sma-crossover@1.0.0').waitFor();
    expect(Number(await figure('sandboxes-in-use'))).toBe(0);
  });

  test('nothing was asked of another address, and nothing was reported to the console', async () => {
    const origin = await server.url();
    expect(requests.length).toBeGreaterThan(10);
    expect(requests.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== origin)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  async function choose(testId: string, name: RegExp): Promise<void> {
    await at(testId).click();
    await page.getByRole('option', { name }).click();
  }

  /** As the page shows it, without the grouping of thousands. */
  async function figure(testId: string): Promise<string> {
    const text = await at(testId).locator('.pd-figure-value').textContent();
    return (text ?? '').replaceAll(',', '');
  }

  async function reportOf(pageUrl: string): Promise<Report> {
    const { origin, pathname } = new URL(pageUrl);
    const signIn = await fetch(`${origin}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password }),
    });
    const { token } = (await signIn.json()) as { readonly token: string };
    const answer = await fetch(`${origin}/api/v1${pathname}/report`, { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as Report;
  }
});

/** Daily bars that swing around a slow rise, the same ones every time. */
function madeUpBars(count: number): string {
  const price = (day: number): number => 100 + day / 50 + 12 * Math.sin(day / 17) + 4 * Math.sin(day / 3.7);
  const rows = Array.from({ length: count }, (_, day) => {
    const [open, close] = [price(day), price(day + 1)];
    const prices = [open, Math.max(open, close) + 0.75, Math.min(open, close) - 0.75, close].map((value) => value.toFixed(2));
    return [new Date(Date.UTC(2018, 0, 1 + day)).toISOString().slice(0, 10), ...prices, 10_000 + (day % 7) * 500].join(',');
  });
  return ['date,open,high,low,close,volume', ...rows, ''].join('\n');
}
