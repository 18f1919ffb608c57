// Whether simulated volume and open interest rank the contracts of an expiry as recorded ones do, on weeks not calibrated on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  cents,
  type ContractActivity,
  type EpochMs,
  type OptionRight,
  type Root,
  type SessionDate,
} from '../../src/core/domain/index.ts';
import { listingRules, nyse, tickRules } from '../../src/core/market/bundled-rules.fixture.ts';
import { createListings } from '../../src/core/market/index.ts';
import { chainAtInstant, type ChainRules, flatCarry, VarianceClock } from '../../src/core/synthetic/index.ts';
import { CHAINS_FOLDER, isRecordedDataHere, SKIPPED_NOTE, VIX_DAILY } from './recorded-market.fixture.ts';

type Row = Readonly<Record<string, string>>;
type Measure = keyof ContractActivity;

const MEASURES: readonly (readonly [Measure, string])[] = [
  ['openInterest', 'open_interest'],
  ['volume', 'volume'],
];
/** Fewer contracts, or fewer that trade, have no order to speak of. */
const CONTRACTS_MIN = 20;
const ACTIVE_MIN = 10;

function readRows(file: string): readonly Row[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  const names = header.toLowerCase().split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])),
  );
}

/** Weeks begin on Monday; odd ones calibrate, even ones validate. */
function isValidationWeek(date: string): boolean {
  const daysSinceYearOne = Date.parse(`${date}T00:00Z`) / 86_400_000 + 719_162;
  return Math.floor(daysSinceYearOne / 7) % 2 === 0;
}

/** The chain files of validation weeks: name, quote date and rows. */
function validationFiles(): readonly { readonly date: string; readonly rows: readonly Row[] }[] {
  return ['cboe_snapshots', 'spx_eod_daily'].flatMap((folder) =>
    readdirSync(join(CHAINS_FOLDER, folder)).flatMap((name) => {
      // The file fetched on Sunday 2024-01-07 carries the quotes of the Friday before.
      const date = (/\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? '').replace('2024-01-07', '2024-01-05');
      return isValidationWeek(date) ? [{ date, rows: readRows(join(CHAINS_FOLDER, folder, name)) }] : [];
    }),
  );
}

function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks: number[] = Array.from({ length: values.length }, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let place = start; place <= end; place += 1) ranks[order[place] ?? 0] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
}

/** Spearman's rank correlation, ties sharing their mean rank. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const mean = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [index, rank] of x.entries()) {
    const other = (y[index] ?? 0) - mean;
    xy += (rank - mean) * other;
    xx += (rank - mean) ** 2;
    yy += other ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

describe.skipIf(!isRecordedDataHere)(`activity of simulated contracts ${SKIPPED_NOTE}`, () => {
  test('ranks within an expiry much as recorded activity does', { timeout: 120_000 }, () => {
    const clock = new VarianceClock(nyse.sessions);
    const rulesOf = (root: Root): ChainRules => ({
      calendar: nyse,
      clock,
      listings: createListings(listingRules, nyse, root),
      tickRules,
    });
    const rules = { SPX: rulesOf('SPX'), SPXW: rulesOf('SPXW'), XSP: rulesOf('XSP'), SPY: rulesOf('SPY') };
    const vix = new Map(readRows(VIX_DAILY).map((row) => [row['date'] ?? '', Number(row['close'])]));
    const found = new Map<string, number[]>();
    for (const { date, rows } of validationFiles()) {
      const session = nyse.sessionOn(date as SessionDate);
      if (session === undefined) continue;
      for (const root of ['SPX', 'SPXW', 'SPY'] as const) {
        const own = rows.filter((row) => (row['root'] ?? 'SPXW') === root);
        const spotPoints = Number(own[0]?.['spot']);
        if (own.length === 0) continue;
        const chain = chainAtInstant(rules[root], {
          root,
          atMs: (session.closeMs - 1) as EpochMs,
          spotPoints,
          levels: { vix: vix.get(date) ?? Number.NaN, vix9d: undefined, vix3m: undefined, vix6m: undefined },
          carry: flatCarry(0, 0),
        });
        for (const expiry of chain.expiries()) {
          const quotes = own.filter((row) => row['expiration'] === expiry.sessionDate);
          if (quotes.length < CONTRACTS_MIN) continue;
          const simulated = quotes.map((row) => {
            const right: OptionRight = row['right'] === 'C' ? 'call' : 'put';
            return chain.activity(expiry, right, cents(Math.round(Number(row['strike']) * 100)));
          });
          for (const [measure, column] of MEASURES) {
            const recorded = quotes.map((row) => Number(row[column]));
            if (recorded.filter((value) => value > 0).length < ACTIVE_MIN) continue;
            const key = `${root} ${measure}`;
            const rho = rankCorrelation(
              simulated.map((activity) => activity?.[measure] ?? Number.NaN),
              recorded,
            );
            found.set(key, [...(found.get(key) ?? []), rho]);
          }
        }
      }
    }
    for (const [key, values] of found) {
      values.sort((a, b) => a - b);
      const [median = Number.NaN, low = Number.NaN] = [0.5, 0.1].map(
        (share) => values[Math.round(share * (values.length - 1))],
      );
      console.log(
        `${key}: ${values.length} expiries, rank correlation median ${median.toFixed(2)}, 10 % ${low.toFixed(2)}`,
      );
      expect(median, key).toBeGreaterThan(key.endsWith('volume') ? 0.35 : 0.6);
    }
    expect([...found.keys()].sort()).toEqual([
      'SPX openInterest',
      'SPX volume',
      'SPXW openInterest',
      'SPXW volume',
      'SPY openInterest',
      'SPY volume',
    ]);
  });
});
