// The recorded calendars as dated entries by kind, to compare the bundled ones with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DatedEventKind } from '../../src/core/domain/index.ts';

/** `amount` only of dividends; `time` is empty where the record tells none. */
export interface RecordedEntry {
  readonly kind: DatedEventKind;
  readonly date: string;
  readonly time: string;
  readonly amount?: number;
}

const KINDS: Readonly<Record<string, DatedEventKind>> = {
  fomc_decision: 'fomc',
  fomc_intermeeting: 'fomc',
  fomc_minutes: 'fomc-minutes',
  jackson_hole: 'jackson-hole',
  cpi: 'cpi',
  nfp: 'nfp',
  ppi: 'ppi',
  election: 'election',
  opex: 'opex',
  quad_witching: 'quad-witching',
  vix_expiry: 'vix-expiry',
};

/** First and last date that the record of releases and expiries covers. */
export const EVENTS_SPAN = { from: '2000-01-01', to: '2027-12-31' } as const;

function linesOf(folder: string, ...path: readonly string[]): readonly string[] {
  const bytes = readFileSync(join(folder, ...path));
  const text =
    path.at(-1)?.endsWith('.gz') === true ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text.trim().split(/\r?\n/).slice(1);
}

/** All entries of the three records. */
export function recordedEntries(folder: string): readonly RecordedEntry[] {
  const closings = linesOf(folder, 'calendars', 'nyse_holidays_early_closes_1993_2028.csv').map((line) => {
    const [date = '', kind, time = ''] = line.split(',');
    return { kind: kind === 'closed' ? 'closure' : 'early-close', date, time: time.slice(0, 5) } as const;
  });
  const events = linesOf(folder, 'calendars', 'us_macro_events_2000_2027.csv.gz').map(
    (line): RecordedEntry => {
      // A detail may hold commas inside quotes; the time is the last field but one.
      const fields = line.split(',');
      const [date = '', name = ''] = fields;
      const kind = KINDS[name];
      if (kind === undefined) throw new Error(`the record has an event of another kind: ${name}`);
      return { kind, date, time: fields.at(-2) ?? '' };
    },
  );
  const dividends = linesOf(folder, 'underlying', 'spy_dividends_1993_2026.csv').map((line) => {
    const [date = '', amount] = line.split(',');
    return { kind: 'dividend', date, time: '', amount: Number(amount) } as const;
  });
  return [...closings, ...events, ...dividends];
}

/** Dates of the daily file of an index or of SPY. */
export function tradingDates(folder: string, ...path: readonly string[]): readonly string[] {
  return linesOf(folder, ...path).map((line) => line.slice(0, 10));
}
