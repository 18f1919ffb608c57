// SPY condors on recorded five-minute bars and the recorded VIX family of 2018 to 2020, calm years and a crash.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readListingRules, readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { DEFAULT_SETTINGS } from '../../src/apps/config/index.ts';
import type { TradeOpenedRecord, LedgerRecord } from '../../src/core/ledger/index.ts';
import type { SessionDate } from '../../src/core/domain/index.ts';
import { buildTradingCalendar, createListings } from '../../src/core/market/index.ts';
import { type RunDocument, runDocumentSchema } from '../cli/document-schema.fixture.ts';
import { quantor, scratchFolder } from '../cli/quantor-command.fixture.ts';
import {
  isRecordedDataHere,
  SKIPPED_NOTE,
  SPY_FIVE_MINUTES,
  VIX3M_DAILY,
  VIX_DAILY,
} from './recorded-market.fixture.ts';

const FILES = ['--bars', SPY_FIVE_MINUTES, '--volatility', `vix=${VIX_DAILY},vix3m=${VIX3M_DAILY}`];
const COMMAND = ['backtest', '--root', 'SPY', ...FILES, '--cash', '250000', '--json'];

describe.skipIf(!isRecordedDataHere)(`SPY, 2018 to 2020 ${SKIPPED_NOTE}`, () => {
  let document: RunDocument;
  let entries: readonly TradeOpenedRecord[];
  let crash: RunDocument;

  beforeAll(async () => {
    const out = join(scratchFolder(), 'whole');
    const march = ['--from', '2020-03-01', '--to', '2020-03-31', '--out', join(scratchFolder(), 'march')];
    const [whole, one] = await Promise.all([
      quantor([...COMMAND, '--out', out]),
      quantor([...COMMAND, ...march]),
    ]);
    document = runDocumentSchema.parse(JSON.parse(whole.stdout));
    crash = runDocumentSchema.parse(JSON.parse(one.stdout));
    const lines = readFileSync(join(out, 'ledger.txt'), 'utf8').trimEnd().split('\n').slice(1);
    // A line is 64 digits of the chain, a space, and the record.
    const records = lines.map((line) => JSON.parse(line.slice(65)) as LedgerRecord);
    entries = records.filter((record) => record.type === 'trade-opened');
  }, 120_000);

  test('trades more than twenty times, in calm years and in 2020, on recorded bars and volatility', () => {
    expect(document.data).toMatchObject({ underlying: 'real', volatility: 'recorded', timeframe: '5m' });
    expect(document.trades.length).toBeGreaterThan(20);
    const years = document.trades.map(({ entryAt }) => entryAt.slice(0, 4));
    expect(years).toContain('2018');
    expect(years).toContain('2019');
    expect(years).toContain('2020');
    expect(entries).toHaveLength(document.trades.length + document.openPositions.length);
  });

  test('is told by Greek with next to no residual, and adds up to the cent', () => {
    const { greeks, cash } = document.attribution;
    expect(greeks.unquotedCloses).toBe(0);
    expect(greeks.residualShare).toBeLessThan(0.01);
    expect(greeks.residualShareOfSteps).toBeLessThan(0.05);
    const sum = Object.values(greeks.total).reduce((dollars, part) => dollars + part, cash.interestDollars);
    expect(sum).toBeCloseTo(document.metrics.netPnlDollars ?? Number.NaN, 6);
  });

  test("each side's mid credit over its width lies near the chance of finishing in the money", () => {
    for (const { tradeId, candidate } of entries) {
      const { strikesCents, bidsCents, asksCents, deltas } = candidate;
      const mid = (leg: number): number =>
        ((bidsCents[leg] ?? Number.NaN) + (asksCents[leg] ?? Number.NaN)) / 2;
      for (const [short, long] of [
        [1, 0],
        [2, 3],
      ] as const) {
        const width = Math.abs((strikesCents[short] ?? Number.NaN) - (strikesCents[long] ?? Number.NaN));
        const ratio = (mid(short) - mid(long)) / width;
        expect(ratio, `trade ${tradeId}`).toBeGreaterThanOrEqual(Math.abs(deltas[long] ?? Number.NaN) - 0.05);
        expect(ratio, `trade ${tradeId}`).toBeLessThanOrEqual(Math.abs(deltas[short] ?? Number.NaN) + 0.12);
      }
    }
  });

  test('every expiry was listed that day, inside the band of days', () => {
    const [rules, calendar] = [readListingRules(), readCalendarTable()];
    if (!rules.ok || !calendar.ok) throw new Error('the bundled tables are readable');
    const listings = createListings(rules.table, buildTradingCalendar(calendar.table), 'SPY');
    for (const { date, candidate } of entries) {
      const listed = listings.expiriesOn(date).map(({ sessionDate }): SessionDate => sessionDate);
      expect(listed, date).toContain(candidate.expiry);
      expect(candidate.dte).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.selection.dteMin);
      expect(candidate.dte).toBeLessThanOrEqual(DEFAULT_SETTINGS.selection.dteMax);
    }
  });

  test('March 2020 alone ends with a funnel whose gates add up to its bars', () => {
    const { bars, gates, candidates } = crash.funnel;
    expect(crash.data.sessions).toBe(22);
    expect(bars).toBe(crash.data.bars);
    expect(gates.reduce((sum, { stopped }) => sum + stopped, candidates)).toBe(bars);
    expect(crash.monthlyReturns.map(({ month }) => month)).toEqual(['2020-03']);
  });
});
