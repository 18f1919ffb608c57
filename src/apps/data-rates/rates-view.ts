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
    return [about, '', `  none: ${why}`, '', ...rowLines(series)].join('\n');
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
    ...(series.some(({ known: one }) => one?.isOfH15) ? ['', ...wrappedText(H15_NOTE)] : []),
    '',
    ...rowLines(series),
  ].join('\n');
}

const H15_NOTE =
  'Rates of the H.15 release (DTB3, DGS3MO) come out at about 16:15 of the next business day: before that time on this date, the latest of them was not out yet.';

function rowLines(series: readonly RateSeries[]): readonly string[] {
  return series.flatMap(({ name, path, report, sources }) => {
    const { rows, accepted, duplicates, unusable } = report;
    const counts = `${accepted} of ${rows} rows, ${duplicates} duplicates, ${unusable} without a usable rate`;
    const mixed = sources.length > 1 ? `; of several sources: ${sources.join(', ')}` : '';
    return wrappedText(`${name}  ${path}: ${counts}${mixed}`, '', '    ');
  });
}

/** Rates as continuous decimals a year; `curve` is null where none was known. */
export function ratesDocument({ date, series, known, days }: RatesView): unknown {
  return {
    date,
    series: series.map(({ name, days: tenor, basis, path, known: named, report, sources }) => {
      const point = known.available ? known.points.find((one) => one.name === name) : undefined;
      return {
        name,
        days: tenor,
        basis,
        path,
        publisherSeries: named?.name ?? null,
        isPublishedNextAfternoon: named?.isOfH15 ?? null,
        rows: report,
        sources,
        asOf: point?.asOf ?? null,
        rate: point?.rate ?? null,
      };
    }),
    reason: known.available ? null : known.reason,
    curve: known.available ? days.map((day) => ({ days: day, rate: known.rateFor(day) })) : null,
  };
}

function percent(rate: number): string {
  return `${(100 * rate).toFixed(3)} %`;
}
