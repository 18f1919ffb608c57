// What a file of yearly rates holds for a run: the days that have one, and what is odd about them.
import {
  type DayNumber,
  MS_PER_DAY,
  type RawRates,
  type SessionDate,
  sessionDateOf,
  weekdayOf,
} from '../../../domain/index.ts';
import { isPlausibleRate, RATE_AGE_DAYS_MAX } from '../../rate-curve.ts';
import { orderRows } from '../placing/order-rows.ts';
import { type TallyReport, RowTally } from '../row-tally.ts';

/** Rates move by a quarter of a point at a meeting; the emergency cuts of March 2020 were of half and of a whole one. */
const JUMP_MIN = 0.0075;

/** A day whose rate is far from the day's before, both as yearly decimals. */
export interface RateJump {
  readonly line: number;
  readonly date: SessionDate;
  readonly from: number;
  readonly to: number;
}

/** rows = accepted + repaired.duplicate + quarantinedRows. */
export interface RatesReport extends TallyReport {
  readonly accepted: number;
  readonly days: {
    readonly from: SessionDate | undefined;
    readonly to: SessionDate | undefined;
    readonly count: number;
    /** Days on a weekend: some central banks state a rate for every calendar day. */
    readonly weekends: number;
  };
  /** Stretches so long that the rate before them is too old to be used at their end. */
  readonly stretches: readonly {
    readonly after: SessionDate;
    readonly before: SessionDate;
    readonly days: number;
  }[];
  readonly jumps: readonly RateJump[];
}

/** Rows as a run's rate curve takes them: any order, the later of two rows for one day, nothing outside -5 % to 30 %. */
export function inspectRates(raw: RawRates): RatesReport {
  const tally = new RowTally(raw.lines);
  const dayOf = Float64Array.from(raw.stampsMs, (ms) => Math.floor(ms / MS_PER_DAY));
  for (let row = 0; row < raw.length; row += 1) {
    if (Number.isNaN(dayOf[row])) tally.quarantine(row, 'unreadable-stamp');
    else if (!Number.isFinite(raw.rate[row])) tally.quarantine(row, 'not-a-number');
    else if (!isPlausibleRate(raw.rate[row] as number)) tally.quarantine(row, 'implausible-price');
  }
  const rows = orderRows(dayOf, tally);
  for (const [place, row] of rows.entries()) {
    if (dayOf[rows[place + 1] ?? -1] === dayOf[row]) tally.drop(row, 'duplicate');
  }
  const kept = rows.filter((row) => tally.isCandidate(row));
  const dateOf = (row: number): SessionDate => sessionDateOf(dayOf[row] as DayNumber);
  const pairs = Array.from(kept.subarray(1), (row, place) => [kept[place] as number, row] as const);
  return {
    ...tally.report(),
    accepted: kept.length,
    days: {
      from: kept.length === 0 ? undefined : dateOf(kept[0] as number),
      to: kept.length === 0 ? undefined : dateOf(kept.at(-1) as number),
      count: kept.length,
      weekends: kept.filter((row) => weekdayOf(dayOf[row] as DayNumber) % 6 === 0).length,
    },
    stretches: pairs
      .map(([before, row]) => ({ before, row, days: (dayOf[row] as number) - (dayOf[before] as number) - 1 }))
      .filter(({ days }) => days >= RATE_AGE_DAYS_MAX)
      .map(({ before, row, days }) => ({ after: dateOf(before), before: dateOf(row), days })),
    jumps: pairs
      .map(([before, row]) => ({
        line: raw.lines[row] as number,
        date: dateOf(row),
        from: raw.rate[before] as number,
        to: raw.rate[row] as number,
      }))
      .filter(({ from, to }) => Math.abs(to - from) >= JUMP_MIN),
  };
}
