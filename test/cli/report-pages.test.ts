// Sets a report with every setting there is and checks that nothing on any page runs into its footer or off the sheet.
import { expect, test } from 'vitest';
import { reportDocument, runDocument } from '../../src/analysis/report/index.ts';
import { renderPdf } from '../../src/adapters/render/index.ts';
import { DEFAULT_SETTINGS } from '../../src/apps/config/presets.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { lifecycleRun } from '../fixtures/lifecycle-run.ts';
import { textBaselines } from '../fixtures/pdf-text-lines.ts';

/** Upper edge of the footer: 297 mm less 20 mm, points. */
const TEXT_END = ((297 - 20) / 25.4) * 72;

/** The lifecycle run at optimistic fills under a command of many words, with as many inputs and so many times every setting. */
async function pagesOf(timesSettings: number, inputs: number, words = 16) {
  const [first, ...records] = lifecycleRun();
  if (first?.type !== 'manifest') throw new Error('no manifest');
  const config = Object.fromEntries(
    Array.from({ length: timesSettings }, (_, index) => [`set${index}`, DEFAULT_SETTINGS]),
  );
  const manifest: LedgerRecord = {
    ...first,
    labels: { ...first.labels, fills: 'optimistic' },
    config: timesSettings === 1 ? DEFAULT_SETTINGS : config,
    command: [
      'backtest',
      ...Array.from({ length: words }, (_, index) => `--set=exit.someSetting${index}=null`),
    ],
    inputs: Array.from({ length: inputs }, (_, index) => ({
      role: `role-${index}`,
      path: `file-${index}.json`,
      bytes: 1000,
      sha256: 'a'.repeat(64),
    })),
  };
  const run = [manifest, ...records];
  const files = { ledger: 'l', trades: 't', pdf: null, html: null };
  const timing = { loadSeconds: 0, runSeconds: 1, barsPerSecond: 1 };
  const fillBand = [0, 0.5, 1].map((f) => ({ f, netPnlDollars: 100 - 150 * f, trades: 2 }));
  const document = runDocument(run, { runId: 'run-1', files, timing, fillBand });
  return textBaselines(await renderPdf(reportDocument(document, run)));
}

test.each([
  [1, 4],
  [1, 13],
  [3, 20],
])('%i times all settings and %i inputs leave every footer alone', async (timesSettings, inputs) => {
  const pages = await pagesOf(timesSettings, inputs);
  expect(pages.length).toBeGreaterThan(8);
  const footers = pages.map((page) => page.map(Math.round).filter((baseline) => baseline > TEXT_END));
  const [footer = []] = footers;
  expect(footer.length).toBeGreaterThan(2);
  expect(new Set(footer).size).toBe(1);
  for (const other of footers) expect(other).toEqual(footer);
});

test('a long command and three boxes leave the cover on one page', async () => {
  const [shortCover = [], shortSecond] = await pagesOf(1, 4, 0);
  const [longCover = [], longSecond] = await pagesOf(1, 4, 16);
  expect(longCover.length).toBeGreaterThan(shortCover.length);
  expect(longSecond).toEqual(shortSecond);
  // Lines side by side share a baseline to a point; lines below each other keep a distance.
  const rising = longCover.toSorted((a, b) => a - b);
  const gaps = rising.slice(1).map((baseline, index) => baseline - (rising[index] ?? 0));
  expect(gaps.filter((gap) => gap > 1 && gap < 7)).toEqual([]);
});
