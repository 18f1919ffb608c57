// The monthly condor of Cboe's index on recorded S&P 500 days, VIX and bill rates: a return for every month of 19 years.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RunDocument, runDocumentSchema } from '../cli/document-schema.fixture.ts';
import { quantor, scratchFolder } from '../cli/quantor-command.fixture.ts';
import {
  BILL_RATES,
  isRecordedDataHere,
  SKIPPED_NOTE,
  SPX_DAILY,
  VIX_DAILY,
} from './recorded-market.fixture.ts';

const FILES = ['--bars', SPX_DAILY, '--volatility', `vix=${VIX_DAILY}`, '--rates', BILL_RATES];
const SPAN = ['--from', '2007-01-01', '--to', '2025-12-31'];
const COMMAND = ['backtest', '--preset', 'cndr', '--root', 'SPX', ...FILES, ...SPAN, '--json'];

describe.skipIf(!isRecordedDataHere)(`preset cndr, 2007 to 2025 ${SKIPPED_NOTE}`, () => {
  let document: RunDocument;

  beforeAll(async () => {
    const outcome = await quantor([...COMMAND, '--out', join(scratchFolder(), 'out')]);
    document = runDocumentSchema.parse(JSON.parse(outcome.stdout));
  }, 120_000);

  test('has a return for every month', () => {
    const months = Array.from(
      { length: 19 * 12 },
      (_, index) => `${2007 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    );
    expect(document.monthlyReturns.map(({ month }) => month)).toEqual(months);
    for (const { month, return: value } of document.monthlyReturns) expect(value, month).not.toBeNull();
  });

  test('sells one condor a month, on the day the last one expires', () => {
    const entryMonths = [...document.trades, ...document.openPositions].map(({ entryAt }) =>
      entryAt.slice(0, 7),
    );
    expect(new Set(entryMonths).size).toBe(entryMonths.length);
    expect(entryMonths.length).toBeGreaterThan(19 * 12 - 6);
  });

  test('cash earns the recorded rates', () => {
    expect(document.metrics.interestDollars).toBeGreaterThan(0);
  });
});
