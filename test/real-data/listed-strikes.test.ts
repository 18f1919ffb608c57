// Whether the strikes that the rules list near the money are those of recorded chains, on the weeks nothing was fitted to.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { isAmong } from '../../src/analysis/chain-fit/index.ts';
import { dayNumberOf, type Root, type SessionDate } from '../../src/core/domain/index.ts';
import { listingRules, nyse } from '../../src/core/market/bundled-rules.fixture.ts';
import { createListings, type Listings } from '../../src/core/market/index.ts';
import {
  CHAINS_FOLDER,
  isRecordedDataHere,
  SKIPPED_NOTE,
  SPX_DAILY,
  SPY_DAILY,
} from './recorded-market.fixture.ts';

/** Strikes of one expiry on a day, cents, as a file holds them, and the underlying's open of the day. */
interface RecordedStrikes {
  readonly root: Root;
  readonly date: SessionDate;
  readonly expiry: string;
  readonly openPoints: number;
  readonly strikes: Set<number>;
}

/** Counts over expiries: strikes of the file, of the rules, and of both. */
interface Found {
  real: number;
  ruled: number;
  both: number;
}

const NEAR_THE_MONEY = [0.8, 1.1] as const;
const BANDS = ['0-7', '8-21', '22-35', '36-60', '61-120'] as const;

const cellsOf = (file: string): readonly Record<string, string>[] => {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, place) => [names[place] ?? '', cell])),
  );
};

function opensOf(file: string): ReadonlyMap<string, number> {
  return new Map(
    cellsOf(file).map((row) => [(row['date'] ?? row['ts'] ?? '').slice(0, 10), Number(row['open'])]),
  );
}

const isThirdFriday = (expiry: string): boolean =>
  new Date(expiry).getUTCDay() === 5 && Number(expiry.slice(8)) >= 15 && Number(expiry.slice(8)) <= 21;

/** Full chains only: a Yahoo file holds what traded. */
function recordedStrikes(): readonly RecordedStrikes[] {
  const opens = { SPX: opensOf(SPX_DAILY), SPY: opensOf(SPY_DAILY) };
  const files = ['cboe_snapshots', 'spx_eod_daily'].flatMap((folder) =>
    readdirSync(join(CHAINS_FOLDER, folder)).map((name) => join(CHAINS_FOLDER, folder, name)),
  );
  const found = new Map<string, RecordedStrikes>();
  for (const file of files) {
    for (const row of cellsOf(file)) {
      // A file fetched on a Sunday holds the quotes of the Friday before; files without a root mix the two on third Fridays.
      const date = (row['quote_ts_et']?.slice(0, 10) ?? basename(file).slice(0, 10)).replace(
        '2024-01-07',
        '2024-01-05',
      );
      const expiry = row['expiration'] ?? '';
      if (expiry < date || (row['root'] === undefined && isThirdFriday(expiry))) continue;
      const root = (row['root'] ?? 'SPXW') as Root;
      const open = opens[root === 'SPY' ? 'SPY' : 'SPX'].get(date);
      if (open === undefined) continue;
      const openPoints = root === 'XSP' ? open / 10 : open;
      const key = `${root} ${date} ${expiry}`;
      const known = found.get(key) ?? {
        root,
        date: date as SessionDate,
        expiry,
        openPoints,
        strikes: new Set<number>(),
      };
      found.set(key, known);
      known.strikes.add(Math.round(Number(row['strike']) * 100));
    }
  }
  return [...found.values()];
}

function compared(all: readonly RecordedStrikes[]): ReadonlyMap<string, Found> {
  const listings = new Map<Root, Listings>();
  const sums = new Map<string, Found>();
  for (const { root, date, expiry, openPoints, strikes } of all) {
    const known = listings.get(root) ?? createListings(listingRules, nyse, root);
    listings.set(root, known);
    const listed = known.expiriesOn(date).find(({ sessionDate }) => sessionDate === expiry);
    const dte = dayNumberOf(expiry as SessionDate) - dayNumberOf(date);
    const band = BANDS.find((text) => dte <= Number(text.split('-')[1]));
    if (listed === undefined || band === undefined) continue;
    // A file of at most 500 rows ends near the money on wide expiries.
    const ends = [...strikes];
    const from = Math.max(NEAR_THE_MONEY[0] * openPoints * 100, Math.min(...ends));
    const to = Math.min(NEAR_THE_MONEY[1] * openPoints * 100, Math.max(...ends));
    const near = (strike: number): boolean => strike >= from && strike <= to;
    const ruled = known.strikesCents(listed, date, openPoints).filter(near);
    const kind = root === 'SPXW' && !isStandard(expiry) ? 'weekly' : 'standard';
    const key = `${root} ${root === 'SPXW' ? `${kind} ` : ''}${band}`;
    const sum = sums.get(key) ?? { real: 0, ruled: 0, both: 0 };
    sums.set(key, sum);
    sum.real += ends.filter(near).length;
    sum.ruled += ruled.length;
    sum.both += ruled.filter((strike) => strikes.has(strike)).length;
  }
  return sums;
}

const isStandard = (expiry: string): boolean => {
  const next = nyse.after(expiry as SessionDate)?.date ?? '';
  return isThirdFriday(expiry) || next.slice(0, 7) !== expiry.slice(0, 7);
};

describe.skipIf(!isRecordedDataHere)(`listed strikes ${SKIPPED_NOTE}`, () => {
  let even: ReadonlyMap<string, Found>;

  beforeAll(() => {
    even = compared(recordedStrikes().filter(({ date }) => isAmong('validation', date)));
  });

  // Root, kind and days to expiry; at least this share of the real strikes is listed, and of the listed real.
  // XSP has one recorded chain and it is of an odd week.
  test.for<readonly [string, number, number]>([
    ['SPX 0-7', 0.95, 0.99],
    ['SPX 8-21', 0.94, 0.99],
    ['SPX 36-60', 0.97, 0.97],
    ['SPX 61-120', 0.91, 0.99],
    ['SPXW standard 0-7', 0.98, 0.92],
    ['SPXW standard 8-21', 0.96, 0.95],
    ['SPXW standard 36-60', 0.96, 0.98],
    ['SPXW standard 61-120', 0.89, 0.97],
    ['SPXW weekly 0-7', 0.87, 0.92],
    ['SPXW weekly 8-21', 0.87, 0.92],
    ['SPXW weekly 22-35', 0.81, 0.95],
    ['SPXW weekly 36-60', 0.9, 0.81],
    ['SPY 0-7', 0.96, 0.77],
    ['SPY 8-21', 0.82, 0.82],
  ])('of %s: at least %d of the real ones are listed and %d of the listed are real', ([key, found, real]) => {
    const sum = even.get(key) ?? { real: 0, ruled: 0, both: 0 };
    expect(sum.real, 'strikes of even weeks').toBeGreaterThan(50);
    expect(sum.both / sum.real, 'listed of the real').toBeGreaterThan(found);
    expect(sum.both / sum.ruled, 'real of the listed').toBeGreaterThan(real);
  });
});
