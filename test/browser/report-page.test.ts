// Opens report pages in a real browser at the widths of a phone and of a desktop, and looks for what a reader would trip over.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/adapters/render/index.ts';
import { reportDocument, type ReportDocument, runDocument } from '../../src/analysis/report/index.ts';
import { manifest } from '../../src/analysis/report/ledger-records.fixture.ts';
import { longRun } from '../../src/analysis/report/long-run.fixture.ts';
import { sampleFacts } from '../../src/analysis/report/sample-run.fixture.ts';
import { DEFAULT_SETTINGS } from '../../src/apps/config/presets.ts';
import { lifecycleRun } from '../fixtures/lifecycle-run.ts';

const CHROMIUM = process.env['QUANTOR_CHROMIUM'] ?? '/usr/bin/chromium';
const isThere = existsSync(CHROMIUM);
const folder = mkdtempSync(join(tmpdir(), 'quantor-browser-'));

function reportOf(records: Parameters<typeof reportDocument>[1]): ReportDocument {
  const fillBand = [0, 0.5, 1].map((f) => ({ f, netPnlDollars: 100 - 150 * f, trades: 2 }));
  return reportDocument(runDocument(records, { ...sampleFacts(), fillBand }), records);
}

/** The report with one chart of each kind of statistics, one of them wider than a phone. */
function withStatistics(report: ReportDocument): ReportDocument {
  const measure = { form: 'dollars', decimals: 0, unit: '$' } as const;
  const names = Array.from({ length: 14 }, (_, index) => `${index * 5}%`);
  const caption = { caption: 'What is shown.', caveat: 'What is not.', description: 'In words.' };
  const at = Array.from({ length: 40 }, (_, index) => Date.UTC(2018, 0, 2 + index));
  const charts = [
    {
      kind: 'heat-map',
      rowTitle: 'volatility',
      columnTitle: 'spot',
      rows: ['low', 'high'],
      columns: names,
      values: [names.map((_, index) => 1000 * index - 7000), names.map((_, index) => -1234 * index)],
      measure,
    },
    {
      kind: 'fan',
      horizontal: { kind: 'time' },
      at,
      quantiles: [0.05, 0.5, 0.95].map((quantile) => ({
        quantile,
        values: at.map((_, index) => 100_000 + (quantile - 0.5) * 900 * index),
      })),
      actual: undefined,
      level: undefined,
      measure,
    },
    {
      kind: 'interval-bars',
      rows: [{ name: 'a bucket with a long name', value: -12, low: -40, high: 16, n: 80 }],
      valueName: 'mean and 95% interval',
      countUnit: 'trades',
      measure,
    },
  ] as const;
  const blocks = charts.map((chart) => ({ kind: 'chart', title: chart.kind, chart, ...caption }) as const);
  const section = { id: 'statistics', title: 'Statistics', lead: 'All kinds.', blocks };
  return { ...report, sections: [...report.sections, section] };
}

const [first, ...others] = lifecycleRun();
const reports: Readonly<Record<string, ReportDocument>> = {
  lifecycle: withStatistics(
    reportOf(first?.type === 'manifest' ? [{ ...first, config: DEFAULT_SETTINGS }, ...others] : []),
  ),
  'many-trades': reportOf(longRun(2000)),
  'no-session': reportOf([manifest()]),
};

let browser: Browser;

beforeAll(async () => {
  if (!isThere) return;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  for (const [name, report] of Object.entries(reports))
    writeFileSync(join(folder, `${name}.html`), await renderHtml(report));
}, 60_000);

afterAll(async () => {
  if (isThere) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  readonly problems: readonly string[];
  readonly requests: readonly string[];
}

async function visit(name: string, width: number, isDark = false): Promise<Visit> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: isDark ? 'dark' : 'light',
  });
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  return { page, problems, requests };
}

const told = isThere ? '' : ` (skipped: no ${CHROMIUM}; QUANTOR_CHROMIUM names another)`;

describe.skipIf(!isThere)(`a report page${told}`, () => {
  describe.each(Object.keys(reports))('%s', (name) => {
    test.each([390, 1280])('fits a window of %i pixels, asks for nothing and says nothing', async (width) => {
      const { page, problems, requests } = await visit(name, width);
      // Strings, since they run in the page and not here.
      const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
      expect(widths).toEqual([width, width]);
      const outside = await page.evaluate(`[...document.querySelectorAll('main *')]
        .filter((one) => one.closest('.scroll') === null && one.closest('svg') === null)
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .map((one) => one.outerHTML.slice(0, 80))`);
      expect(outside).toEqual([]);
      expect(problems).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
      expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1);
      await page.close();
    });
  });

  test.each([390, 1280])('has charts whose text can be read at %i pixels', async (width) => {
    const { page } = await visit('lifecycle', width);
    const sizes = (await page.evaluate(`[...document.querySelectorAll('figure svg')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .flatMap((svg) => [...svg.querySelectorAll('text')].map((text) =>
        Number.parseFloat(getComputedStyle(text).fontSize) *
          svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))`)) as readonly number[];
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.5);
    await page.close();
  });

  test('names every drawing and every frame that scrolls, and has one heading after another', async () => {
    const { page } = await visit('lifecycle', 1280);
    const unnamed = await page.evaluate(`[...document.querySelectorAll('svg, img, .scroll')]
      .filter((one) => !(one.getAttribute('aria-label') ?? one.getAttribute('alt')))
      .map((one) => one.outerHTML.slice(0, 80))`);
    expect(unnamed).toEqual([]);
    const levels = (await page.evaluate(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))`,
    )) as readonly number[];
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    const links = await page.evaluate(`[...document.querySelectorAll('nav a')]
      .filter((one) => document.querySelector(one.getAttribute('href')) === null).length`);
    expect(links).toBe(0);
    await page.close();
  });

  test('lets the keyboard go past the head to the report', async () => {
    const { page } = await visit('lifecycle', 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.close();
  });

  test('is dark where the reader asks for it, and light on paper', async () => {
    const { page } = await visit('lifecycle', 1280, true);
    const background = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await background()).toBe('rgb(16, 24, 42)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.close();
  });
});
