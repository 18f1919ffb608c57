// Cboe's formula on recorded SPX chains after the close, against the index that Cboe published for those days.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MS_PER_YEAR, type SessionDate } from '../../src/core/domain/index.ts';
import {
  easternEpochMs,
  strikePairs,
  type StrikeQuote,
  termVariance,
  volatilityIndexPoints,
} from '../../src/core/market/index.ts';
import { CHAINS_FOLDER, isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const CLOSE_MINUTE = 16 * 60;
const OPEN_MINUTE = 9 * 60 + 30;
const INDEX_CLOSE_MINUTE = CLOSE_MINUTE + 15;

/** Closes of the VIX as Cboe publishes them (historical data of the index). */
const CLOSES = [
  ['spx_2022-06-10_1615', '2022-06-10', 27.75, 0.015],
  ['spx_2023-02-07_1734', '2023-02-07', 18.66, 0.045],
  ['spx_2023-09-14_1631', '2023-09-14', 12.82, 0.053],
  ['spx_2024-01-07_0000', '2024-01-05', 13.35, 0.052],
] as const;

/** Quotes by expiry and root, zero bids included. */
function quotesOf(file: string): ReadonlyMap<string, readonly StrikeQuote[]> {
  const text = gunzipSync(readFileSync(join(CHAINS_FOLDER, 'cboe_snapshots', `${file}.csv.gz`))).toString();
  const quotes = new Map<string, StrikeQuote[]>();
  for (const row of text.trim().split('\n').slice(1)) {
    const [, , , root = '', expiry = '', right, strike, bid, ask] = row.split(',');
    const key = `${expiry} ${root}`;
    const list = quotes.get(key) ?? [];
    quotes.set(key, list);
    list.push({
      right: right === 'C' ? 'call' : 'put',
      strike: Number(strike),
      bid: Number(bid),
      ask: Number(ask),
    });
  }
  return quotes;
}

/** The expiries that the index is made of: SPX on third Fridays, SPX Weeklys on the others, in 23 to 37 days. */
function isConstituent(expiry: string, root: string): boolean {
  const dayOfMonth = Number(expiry.slice(8));
  const isThird = dayOfMonth >= 15 && dayOfMonth <= 21;
  return new Date(`${expiry}T00:00Z`).getUTCDay() === 5 && root === (isThird ? 'SPX' : 'SPXW');
}

describe.skipIf(!isRecordedDataHere)(`the VIX from recorded quotes ${SKIPPED_NOTE}`, () => {
  test.each(CLOSES)('%s: within 0.05 of the published close', (file, date, published, rate) => {
    const atMs = easternEpochMs(date as SessionDate, INDEX_CLOSE_MINUTE);
    const terms = [...quotesOf(file)].flatMap(([key, quotes]) => {
      const [expiry = '', root = ''] = key.split(' ');
      const minute = root === 'SPX' ? OPEN_MINUTE : CLOSE_MINUTE;
      const years = (easternEpochMs(expiry as SessionDate, minute) - atMs) / MS_PER_YEAR;
      if (!isConstituent(expiry, root) || years * 365 <= 23 || years * 365 >= 37) return [];
      const found = termVariance({ pairs: strikePairs(quotes), years, rate });
      return found.ok ? [{ years, variance: found.variance }] : [];
    });
    const near = terms.findLast(({ years }) => years * 365 <= 30);
    const next = terms.find(({ years }) => years * 365 > 30);
    if (near === undefined || next === undefined) throw new Error(`${file}: a term is missing`);
    const index = volatilityIndexPoints(near, next);
    console.log(`${date}: ${index?.toFixed(3)}, published ${published}`);
    expect(Math.abs((index ?? Infinity) - published)).toBeLessThan(0.05);
  });
});
