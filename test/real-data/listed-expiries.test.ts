// Whether the expiries that the rules list are those that recorded chains hold, session by session.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../src/core/domain/index.ts';
import { listingRules, nyse } from '../../src/core/market/bundled-rules.fixture.ts';
import { createListings } from '../../src/core/market/index.ts';
import { CHAINS_FOLDER, isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const EXPIRATION_COLUMN = { spx: 3, puts: 1 };

function expirationsOf(file: string, column: number, filter = ''): ReadonlySet<string> {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  return new Set(
    lines.filter((line) => line.startsWith(filter)).map((line) => line.split(',')[column] ?? ''),
  );
}

describe.skipIf(!isRecordedDataHere)(`listed expiries ${SKIPPED_NOTE}`, () => {
  test('of the S&P 500 are exactly the recorded ones, from the nearest to the last, on 84 of 90 days of 2026', () => {
    const weekly = createListings(listingRules, nyse, 'SPXW');
    const monthly = createListings(listingRules, nyse, 'SPX');
    const folder = join(CHAINS_FOLDER, 'spx_eod_daily');
    const unlisted: string[] = [];
    const incomplete: string[] = [];
    const names = readdirSync(folder);
    for (const name of names) {
      const date = name.slice(0, 10);
      const recorded = [...expirationsOf(join(folder, name), EXPIRATION_COLUMN.spx)].filter(
        (day) => day >= date,
      );
      const last = recorded.toSorted().at(-1) ?? '';
      const listed = new Set(
        [weekly, monthly]
          .flatMap((listings) => listings.expiriesOn(date as SessionDate))
          .map(({ sessionDate }): string => sessionDate)
          .filter((day) => day <= last),
      );
      unlisted.push(...recorded.filter((day) => !listed.has(day)).map((day) => `${date}: ${day}`));
      // The file of an expiry's own day may have dropped it after the close.
      if ([...listed].some((day) => day !== date && !recorded.includes(day))) incomplete.push(date);
    }
    expect(names.length).toBe(90);
    expect(unlisted).toEqual([]);
    // On six days the files themselves lack expiries that those of the days before and after have.
    expect(incomplete.length, incomplete.join(' ')).toBeLessThanOrEqual(6);
  });

  test('of SPY hold every monthly that was quoted at 21 and at 45 days, 2010 to 2020', () => {
    const spy = createListings(listingRules, nyse, 'SPY');
    const file = join(CHAINS_FOLDER, 'spy_monthly_puts_optionsdx.csv.gz');
    const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
    const pairs = new Set(lines.map((line) => line.split(',').slice(0, 2).join(' ')));
    const missing = [...pairs].filter((pair) => {
      const [date = '', expiry = ''] = pair.split(' ');
      return !spy.expiriesOn(date as SessionDate).some(({ sessionDate }) => sessionDate === expiry);
    });
    expect(pairs.size).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });
});
