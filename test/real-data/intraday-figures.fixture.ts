// What five-minute bars of a session look like in figures: when they move, how unevenly, and where the day's extremes lie.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { mean, quantile } from '../../src/core/numerics/index.ts';

const OPEN_MINUTE = 570;
const FULL_DAY_MINUTES = 390;
export const BARS_A_DAY = 78;
const BAR_MINUTES = 5;

/** One full session; each column has 78 entries. */
export interface FiveMinuteDay {
  readonly date: string;
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}

/** The full sessions of a packed file of bars of `barMinutes` stamped at their start in New York time. */
export function fiveMinuteDays(path: string, barMinutes: 1 | 5): readonly FiveMinuteDay[] {
  const rowsByDate = new Map<string, (readonly number[])[]>();
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1)) {
    const [stamp = '', ...prices] = line.split(',');
    const minute = Number(stamp.slice(11, 13)) * 60 + Number(stamp.slice(14, 16)) - OPEN_MINUTE;
    if (minute < 0 || minute >= FULL_DAY_MINUTES) continue;
    const rows = rowsByDate.get(stamp.slice(0, 10)) ?? [];
    rows.push(prices.slice(0, 4).map(Number));
    rowsByDate.set(stamp.slice(0, 10), rows);
  }
  const length = BAR_MINUTES / barMinutes;
  return [...rowsByDate].flatMap(([date, rows]) =>
    rows.length === BARS_A_DAY * length ? [grouped(date, rows, length)] : [],
  );
}

function grouped(date: string, rows: readonly (readonly number[])[], length: number): FiveMinuteDay {
  const groups = Array.from({ length: rows.length / length }, (_, index) =>
    rows.slice(index * length, (index + 1) * length),
  );
  const column =
    (place: number): ((group: readonly (readonly number[])[]) => number[]) =>
    (group) =>
      group.map((row) => row[place] ?? Number.NaN);
  return {
    date,
    open: groups.map((group) => group[0]?.[0] ?? Number.NaN),
    high: groups.map((group) => Math.max(...column(1)(group))),
    low: groups.map((group) => Math.min(...column(2)(group))),
    close: groups.map((group) => group.at(-1)?.[3] ?? Number.NaN),
  };
}

/** Weeks from Monday to Sunday, counted so that odd ones calibrate and even ones validate. */
export function isEvenWeek(date: string): boolean {
  const DAYS_TO_1970 = 719_163;
  return Math.floor((Date.parse(`${date}T00:00Z`) / 86_400_000 + DAYS_TO_1970 - 1) / 7) % 2 === 0;
}

export interface IntradayFigures {
  readonly days: number;
  /** Share of a day's squared five-minute moves in each half hour. */
  readonly profile: readonly number[];
  /** Share of days with the high in the first five minutes, the first half hour, the last half hour, the last five minutes. */
  readonly highAt: readonly number[];
  readonly lowAt: readonly number[];
  /** Realised variance over the range variance of Parkinson: median, and deviation of its logarithm. */
  readonly varianceRatio: number;
  readonly varianceRatioSpread: number;
  /** Of moves over their usual size at that time of that day. */
  readonly kurtosis: number;
  /** Correlation of the sizes of such moves 5, 30 and 60 minutes apart; of the moves themselves 5 and 30 minutes apart. */
  readonly clustering: readonly number[];
  readonly memory: readonly number[];
  /** Sum of high less low over sum of close less open, in days' own units. */
  readonly rangeRatio: number;
}

export function intradayFigures(days: readonly FiveMinuteDay[]): IntradayFigures {
  const measured = days.map((day) => measuredDay(day));
  const shares = measured.map(({ moves, realised }) => moves.map((move) => (move * move) / realised));
  const usual = Array.from(
    { length: BARS_A_DAY },
    (_, slot) => mean(shares.map((each) => each[slot] ?? 0)) ?? 0,
  );
  const scaled = measured.map(({ moves, realised }) =>
    moves.map((move, slot) => move / Math.sqrt((usual[slot] ?? 1) * realised)),
  );
  const flat = scaled.flat();
  const power = (exponent: number): number => mean(flat.map((value) => value ** exponent)) ?? 0;
  const logRatios = measured.map(({ realised, rangeVariance }) => Math.log(realised / rangeVariance));
  const centre = mean(logRatios) ?? 0;
  const extremes = (place: (day: FiveMinuteDay) => number): readonly number[] => {
    const places = days.map(place);
    const share = (from: number, to: number): number =>
      places.filter((each) => each >= from && each < to).length / places.length;
    return [share(0, 1), share(0, 6), share(72, 78), share(77, 78)];
  };
  const sizes = scaled.map((moves) => moves.map(Math.abs));
  return {
    days: days.length,
    profile: Array.from({ length: 13 }, (_, half) =>
      usual.slice(6 * half, 6 * half + 6).reduce((a, b) => a + b, 0),
    ),
    highAt: extremes(({ high }) => high.indexOf(Math.max(...high))),
    lowAt: extremes(({ low }) => low.indexOf(Math.min(...low))),
    varianceRatio: Math.exp(quantile(logRatios, 0.5) ?? 0),
    varianceRatioSpread: Math.sqrt(mean(logRatios.map((value) => (value - centre) ** 2)) ?? 0),
    kurtosis: power(4) / power(2) ** 2,
    clustering: [1, 6, 12].map((lag) => autocorrelation(sizes, lag)),
    memory: [
      autocorrelation(scaled, 1),
      autocorrelation(
        measured.map(({ halfHours }) => halfHours),
        1,
      ),
    ],
    rangeRatio:
      (mean(measured.map(({ ranges }) => ranges)) ?? 0) / (mean(measured.map(({ bodies }) => bodies)) ?? 1),
  };
}

interface MeasuredDay {
  readonly moves: readonly number[];
  readonly halfHours: readonly number[];
  readonly realised: number;
  readonly rangeVariance: number;
  readonly ranges: number;
  readonly bodies: number;
}

function measuredDay({ open, high, low, close }: FiveMinuteDay): MeasuredDay {
  const before = (slot: number): number => (slot === 0 ? open[0] : close[slot - 1]) ?? Number.NaN;
  const moves = close.map((price, slot) => Math.log(price / before(slot)));
  const range = Math.log(Math.max(...high) / Math.min(...low));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    moves,
    halfHours: Array.from({ length: 13 }, (_, half) => sum(moves.slice(6 * half, 6 * half + 6)) / range),
    realised: sum(moves.map((move) => move * move)),
    rangeVariance: range ** 2 / (4 * Math.LN2),
    ranges: sum(high.map((price, slot) => Math.log(price / (low[slot] ?? Number.NaN)))) / range,
    bodies: sum(close.map((price, slot) => Math.abs(Math.log(price / (open[slot] ?? Number.NaN))))) / range,
  };
}

function autocorrelation(days: readonly (readonly number[])[], lag: number): number {
  const centre = mean(days.flat()) ?? 0;
  const products = days.flatMap((day) =>
    day.slice(lag).map((value, index) => (value - centre) * ((day[index] ?? Number.NaN) - centre)),
  );
  return (mean(products) ?? 0) / (mean(days.flat().map((value) => (value - centre) ** 2)) ?? 1);
}
