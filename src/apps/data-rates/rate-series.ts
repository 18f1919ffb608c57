// Reads files of rates by tenor and basis into a dated curve: what `--rates sofr=FILE,3m=FILE` stands for.
import { type RatesFile, readRatesFile } from '../../adapters/market-data/csv/index.ts';
import type { RateBasis } from '../../core/domain/index.ts';
import {
  createDatedCurve,
  type DatedCurve,
  type RateReport,
  rebasedRates,
  type TenorRates,
} from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { type KnownSeries, knownSeries } from './known-series.ts';
import { basesOf, type NamedPath, pathsOf, TENORS } from './rate-settings.ts';

/** One series with where it came from and what became of its rows. */
export interface RateSeries {
  readonly name: string;
  readonly days: number;
  readonly basis: RateBasis;
  readonly path: string;
  /** The series that the file's header names. */
  readonly known: KnownSeries | undefined;
  readonly report: RateReport;
  /** Different values of the file's column `source`: more than one and the series changes on the way. */
  readonly sources: readonly string[];
}

export interface RateCurveFiles {
  /** In the order given. */
  readonly series: readonly RateSeries[];
  readonly curve: DatedCurve;
}

/**
 * Error codes `rates-syntax`, `rates-tenor`, `rates-days`, `basis-syntax`, `basis-unknown`, `basis-absent`, `basis-missing`,
 * `basis-series`, `rates-series`, `rates-prices`, `rates-unusable`, and those of the files.
 */
export function readRateCurve(
  lists: readonly string[],
  bases: string | undefined,
): UsageResult<RateCurveFiles> {
  const paths = pathsOf(lists);
  if (!paths.ok) return paths;
  const chosen = basesOf(bases, paths.value);
  if (!chosen.ok) return chosen;
  const read: (Omit<RateSeries, 'report'> & { readonly rates: TenorRates })[] = [];
  for (const named of paths.value) {
    const one = readSeries(named, chosen.value.get(named.tenor));
    if (!one.ok) return one;
    read.push(one.value);
  }
  const curve = createDatedCurve(read.map(({ rates }) => rates));
  const series: RateSeries[] = [];
  for (const { rates: _rates, ...one } of read) {
    const { report } = curve.reports.find(({ name }) => name === one.name) ?? {};
    if (report === undefined || report.accepted === 0) {
      const found = `found none in ${report?.rows ?? 0} rows`;
      return usageError(
        'rates-unusable',
        `${one.path}: expected dates with a rate from -5 to 30 percent, ${found}`,
      );
    }
    series.push({ ...one, report });
  }
  return { ok: true, value: { series, curve } };
}

function readSeries(
  { tenor, path }: NamedPath,
  chosen: RateBasis | undefined,
): UsageResult<Omit<RateSeries, 'report'> & { readonly rates: TenorRates }> {
  const file = readRatesFile(path);
  if (!file.ok) return usageError(file.error.code, file.error.message);
  if (['open', 'high', 'low'].every((column) => file.header.includes(column)))
    return usageError(
      'rates-prices',
      `${path}: expected a date and a rate, found prices: ${file.header.join(', ')}`,
    );
  const known = knownSeries(file.column);
  const basis = basisOf({ tenor, path }, { chosen, known, file });
  if (!basis.ok) return basis;
  const { days } = TENORS[tenor];
  const rates = { name: tenor, days, rates: rebasedRates(file.rates, basis.value, days) };
  const { sources } = file;
  return { ok: true, value: { name: tenor, days, basis: basis.value, path, known, sources, rates } };
}

/** The basis that the header tells, the flag says, or overnight money has; a contradiction is refused. */
function basisOf(
  { tenor, path }: NamedPath,
  {
    chosen,
    known,
    file,
  }: {
    readonly chosen: RateBasis | undefined;
    readonly known: KnownSeries | undefined;
    readonly file: RatesFile;
  },
): UsageResult<RateBasis> {
  if (known !== undefined && known.tenor !== tenor)
    return usageError(
      'rates-series',
      `--rates ${tenor}=${path}: expected rates of ${tenor}, found ${known.name}, which is ${known.tenor}`,
    );
  if (known !== undefined && chosen !== undefined && chosen !== known.basis)
    return usageError(
      'basis-series',
      `--basis ${tenor}=${chosen}: expected ${known.basis}, as ${known.name} is quoted, found ${chosen}`,
    );
  const basis = chosen ?? known?.basis ?? TENORS[tenor].basis;
  if (basis !== undefined) return { ok: true, value: basis };
  const found = `the column "${file.column}" tells none`;
  return usageError(
    'basis-missing',
    `--rates ${tenor}=${path}: expected how the rates are quoted, --basis ${tenor}=…, as ${found}`,
  );
}
