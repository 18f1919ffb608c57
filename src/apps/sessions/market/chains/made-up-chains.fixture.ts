// Chain files of made-up closes over the bundled days, for runs on recorded chains that need no recorded data.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDays,
  dayNumberOf,
  emptyChainRows,
  MS_PER_YEAR,
  type ChainRows,
  type SessionDate,
  weekdayOf,
} from '../../../../core/domain/index.ts';
import { blackPrice } from '../../../../core/pricing/index.ts';

/** Closes of the bundled days around which the made-up quotes lie. */
export const CLOSES: Readonly<Record<string, number>> = {
  '2018-01-16': 2776,
  '2018-01-17': 2803,
  '2018-01-18': 2798,
  '2018-01-19': 2810,
  '2018-01-22': 2833,
  '2018-01-23': 2839,
  '2018-01-24': 2838,
  '2018-01-25': 2839,
  '2018-01-26': 2873,
};

interface MadeUpQuote {
  readonly date: string;
  readonly expiry: string;
  readonly right: 'call' | 'put';
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
  readonly spot: number;
}

/** SPXW quotes to the next two Fridays at 5-point strikes, `factor` times their price at a volatility of 11. */
export function madeUpQuotes(dates: readonly string[], factor = 1): readonly MadeUpQuote[] {
  return dates.flatMap((date) => {
    const spot = CLOSES[date] ?? Number.NaN;
    return fridaysAfter(date).flatMap((expiry) =>
      Array.from({ length: 81 }, (_, index) => Math.round(spot / 5) * 5 - 200 + 5 * index).flatMap((strike) =>
        (['call', 'put'] as const).map((right): MadeUpQuote => {
          const years = (Date.parse(`${expiry}T21:00:00Z`) - Date.parse(`${date}T21:00:00Z`)) / MS_PER_YEAR;
          const price = factor * blackPrice({ right, forward: spot, strike, years, vol: 0.11, discount: 1 });
          const bid = Math.max(0, Math.floor(price * 20 - 1) / 20);
          return { date, expiry, right, strike, bid, ask: Math.ceil(price * 20 + 1) / 20, spot };
        }),
      ),
    );
  });
}

function fridaysAfter(date: string): readonly SessionDate[] {
  const days = Array.from({ length: 14 }, (_, day) => addDays(date as SessionDate, day + 1));
  return days.filter((day) => weekdayOf(dayNumberOf(day)) === 5 && day !== '2018-01-19');
}

/** One file a date, as the exchange's delayed quotes come after the close. */
export function writeChainFiles(
  folder: string,
  dates: readonly string[],
  factor?: number,
): readonly string[] {
  return dates.map((date) => {
    const rows = madeUpQuotes([date], factor).map(({ expiry, right, strike, bid, ask, spot }) =>
      [
        `${date}T16:20:00-05:00`,
        'SPX',
        spot,
        'SPXW',
        expiry,
        right.charAt(0).toUpperCase(),
        strike,
        bid,
        ask,
        0,
        10,
        20,
        0,
        0,
        0,
      ].join(','),
    );
    const header =
      'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv,delta,gamma';
    const path = join(folder, `spx_${date}.csv`);
    writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
    return path;
  });
}

/** The same quotes as the store takes them. */
export function madeUpRows(dates: readonly string[]): ChainRows {
  const quotes = madeUpQuotes(dates);
  const rows = emptyChainRows(quotes.length, ['SPXW']);
  for (const [row, { date, expiry, right, strike, bid, ask, spot }] of quotes.entries()) {
    rows.quotedAtMs[row] = Date.parse(`${date}T21:20:00Z`);
    rows.date[row] = dayNumberOf(date as SessionDate);
    rows.expiryDay[row] = dayNumberOf(expiry as SessionDate);
    rows.side[row] = right === 'call' ? 1 : 0;
    rows.strike[row] = strike;
    rows.bid[row] = bid;
    rows.ask[row] = ask;
    rows.spot[row] = spot;
    rows.volume[row] = 10;
    rows.openInterest[row] = 20;
  }
  return rows;
}
