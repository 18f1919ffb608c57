// Recorded SPX chains fitted expiry by expiry: how near the surfaces come, and that none of them holds arbitrage.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { readChainFile } from '../../src/adapters/market-data/csv/index.ts';
import { MS_PER_YEAR } from '../../src/core/domain/index.ts';
import {
  buildTradingCalendar,
  cleanChain,
  type ExpiryQuotes,
  fitQuotedSurface,
  parityForwardAndDiscount,
  type RecordedSnapshot,
  strikePairs,
  type SurfaceSlice,
} from '../../src/core/market/index.ts';
import { blackDelta, sviTotalVariance } from '../../src/core/pricing/index.ts';
import { CHAINS_FOLDER, isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const table = readCalendarTable();
if (!table.ok) throw new Error(table.error.message);
const calendar = buildTradingCalendar(table.table);

type FittedSlice = Extract<SurfaceSlice, { ok: true }>;

const folder = join(CHAINS_FOLDER, 'cboe_snapshots');
const files = isRecordedDataHere ? readdirSync(folder).filter((name) => name.startsWith('spx_')) : [];

function snapshotOf(file: string): RecordedSnapshot {
  const read = readChainFile(join(folder, file));
  if (!read.ok) throw new Error(read.error.message);
  const [snapshot] = cleanChain(read.chain, calendar).snapshots;
  if (snapshot === undefined) throw new Error(`${file}: no snapshot`);
  return snapshot;
}

function expiriesOf(snapshot: RecordedSnapshot): readonly ExpiryQuotes[] {
  return snapshot.expiries.map(({ expiry, quotes }) => ({
    expiresAtMs: expiry.settlesAtMs,
    quotes: quotes.flatMap(({ right, strike, bid, ask }) =>
      bid === undefined || ask === undefined ? [] : [{ right, strike, bid, ask }],
    ),
  }));
}

/** The rate that calls and puts of the expiry nearest to a year imply. */
function impliedRate(expiries: readonly ExpiryQuotes[], atMs: number): number {
  const far = expiries.reduce((best, one) =>
    Math.abs(one.expiresAtMs - atMs - MS_PER_YEAR) < Math.abs(best.expiresAtMs - atMs - MS_PER_YEAR)
      ? one
      : best,
  );
  const found = parityForwardAndDiscount(strikePairs(far.quotes));
  if (!found.ok) throw new Error(found.reason);
  return -Math.log(found.discount) / ((far.expiresAtMs - atMs) / MS_PER_YEAR);
}

/** Root mean square error in points over the quotes of 5 to 50 delta. */
function coreError({ smile, slice }: FittedSlice): number {
  const errors = smile.points.flatMap(({ logMoneyness, vol }) => {
    const right = logMoneyness < 0 ? 'put' : 'call';
    const delta = blackDelta({
      right,
      forward: 1,
      strike: Math.exp(logMoneyness),
      years: smile.years,
      vol,
      discount: 1,
    });
    const error = 100 * (Math.sqrt(sviTotalVariance(slice, logMoneyness) / smile.years) - vol);
    return Math.abs(delta) < 0.05 ? [] : [error * error];
  });
  return Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length);
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(!isRecordedDataHere)(`surfaces fitted to recorded SPX chains ${SKIPPED_NOTE}`, () => {
  const errorsOfAll: number[] = [];

  test.each(files)('%s: every expiry near its quotes, no arbitrage at any strike', (file) => {
    const snapshot = snapshotOf(file);
    const expiries = expiriesOf(snapshot);
    const rate = impliedRate(expiries, snapshot.atMs);
    const { slices, arbitrage, model } = fitQuotedSurface(expiries, snapshot.atMs, rate);
    const fitted = slices.filter((slice) => slice.ok);
    expect(arbitrage).toEqual([]);
    expect(fitted.length).toBeGreaterThan(40);
    // What expires with the snapshot, and an expiry whose last strikes disagree.
    expect(slices.length - fitted.length).toBeLessThanOrEqual(2);
    const errors = fitted.map(coreError);
    errorsOfAll.push(...errors);
    const inside = average(fitted.map(({ insideBidAsk }) => insideBidAsk));
    console.log(
      `${file}: ${model}, ${fitted.length} expiries, rate ${(100 * rate).toFixed(2)}%, RMSE at 5-50 delta mean ${average(errors).toFixed(3)} worst ${Math.max(...errors).toFixed(2)}, ` +
        `to 1 delta ${average(fitted.map(({ rmseVolPoints }) => rmseVolPoints)).toFixed(3)} points, inside bid-ask ${(100 * inside).toFixed(0)}%, repaired ${fitted.filter(({ repaired }) => repaired.length > 0).length}`,
    );
    expect(average(errors)).toBeLessThan(0.6);
    expect(Math.max(...errors)).toBeLessThan(1.2);
  });

  test('on average within a quarter point at 5 to 50 delta', () => {
    expect(errorsOfAll.length).toBeGreaterThan(300);
    expect(average(errorsOfAll)).toBeLessThan(0.25);
  });
});
