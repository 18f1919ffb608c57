// A curve as known on a date, for a person and for programs.
import { alignedRows, wrappedText } from '../../analysis/report/index.ts';
import type { SessionDate } from '../../core/domain/index.ts';
import type { KnownCurve } from '../../core/market/index.ts';
import type { RateCurveFiles, RateSeries } from './rate-series.ts';

/** Maturities shown where none are asked for. */
export const USUAL_DAYS: readonly number[] = [1, 7, 30, 45, 60, 91];

export interface RatesView {
  readonly date: SessionDate;
  readonly series: readonly RateSeries[];
  readonly known: KnownCurve;
  readonly days: readonly number[];
}

/** What was known of a curve on a date. */
export function ratesView(files: RateCurveFiles, date: SessionDate, days: readonly number[]): RatesView {
  return { date, series: files.series, known: files.curve.curveOn(date), days };
}

/** The whole text, without a line feed at its end. */
export function ratesText({ date, series, known, days }: RatesView): string {
  const about = `Rates known on ${date}: of each series the latest of an earlier day, at most 10 days old`;
  if (!known.available) {
    const why = known.reason === 'rate-too-old' ? 'the latest rates are too old' : 'the files begin later';
    return `${about}\n\n  none: ${why}`;
  }
  const points = series.map(({ name, days: tenor, basis }) => {
    const point = known.points.find((one) => one.name === name);
    const rate = point === undefined ? 'none' : percent(point.rate);
    return [name, String(tenor), basis, point?.asOf ?? '-', rate];
  });
  const maturities = days.map((day) => [String(day), percent(known.rateFor(day))]);
  return [
    about,
    '',
    ...alignedRows(
      [['series', 'days', 'basis', 'as of', 'rate'], ...points],
      ['left', 'right', 'left', 'left', 'right'],
    ),
    '',
    ...alignedRows([['days', 'rate'], ...maturities], ['right', 'right']),
    '',
    ...wrappedText(
      'Continuous yearly rates, ACT/365: linear between the series, flat outside. Each series is converted from its basis.',
    ),
  ].join('\n');
}

/** Rates as continuous decimals a year; `curve` is null where none was known. */
export function ratesDocument({ date, series, known, days }: RatesView): unknown {
  return {
    date,
    series: series.map(({ name, days: tenor, basis, path }) => {
      const point = known.available ? known.points.find((one) => one.name === name) : undefined;
      return { name, days: tenor, basis, path, asOf: point?.asOf ?? null, rate: point?.rate ?? null };
    }),
    reason: known.available ? null : known.reason,
    curve: known.available ? days.map((day) => ({ days: day, rate: known.rateFor(day) })) : null,
  };
}

function percent(rate: number): string {
  return `${(100 * rate).toFixed(3)} %`;
}
