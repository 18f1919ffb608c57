// Reads files of rates by tenor and basis into a dated curve: what `--rates sofr=FILE,3m=FILE` stands for.
import { readRatesFile } from '../../adapters/market-data/csv/index.ts';
import { RATE_BASES, type RateBasis } from '../../core/domain/index.ts';
import { createDatedCurve, type DatedCurve, rebasedRates, type TenorRates } from '../../core/market/index.ts';
import { nearestName, usageError, type UsageResult } from '../config/index.ts';

/** Days of each tenor, and how its rates are quoted where nothing else is said. */
const TENORS = {
  sofr: { days: 1, basis: 'overnight' },
  effr: { days: 1, basis: 'overnight' },
  '1m': { days: 30, basis: 'annual' },
  '3m': { days: 91, basis: 'annual' },
  '6m': { days: 182, basis: 'annual' },
  '1y': { days: 365, basis: 'annual' },
} as const satisfies Readonly<Record<string, { readonly days: number; readonly basis: RateBasis }>>;

type Tenor = keyof typeof TENORS;
export const TENOR_NAMES = Object.keys(TENORS) as readonly Tenor[];

/** One series with where it came from. */
export interface RateSeries {
  readonly name: string;
  readonly days: number;
  readonly basis: RateBasis;
  readonly path: string;
}

export interface RateCurveFiles {
  readonly series: readonly RateSeries[];
  readonly curve: DatedCurve;
}

/** Error codes `rates-syntax`, `rates-tenor`, `rates-days`, `basis-syntax`, `basis-unknown`, and those of the files. */
export function readRateCurve(
  lists: readonly string[],
  bases: string | undefined,
): UsageResult<RateCurveFiles> {
  const chosen = basesOf(bases);
  if (!chosen.ok) return chosen;
  const series: RateSeries[] = [];
  const tenors: TenorRates[] = [];
  for (const part of lists.flatMap((list) => list.split(','))) {
    const named = namedPart(part);
    if (named === undefined)
      return usageError('rates-syntax', `--rates: expected sofr=FILE,3m=FILE, found "${part}"`);
    const tenor = TENOR_NAMES.find((name) => name === named.name);
    if (tenor === undefined) return unknownTenor('rates', named.name);
    const { days, basis: usual } = TENORS[tenor];
    const twin = series.find((known) => known.days === days);
    if (twin !== undefined)
      return usageError(
        'rates-days',
        `--rates: expected one file for ${days} days, found ${twin.name} and ${tenor}`,
      );
    const file = readRatesFile(named.value);
    if (!file.ok) return usageError(file.error.code, file.error.message);
    const basis = chosen.value.get(tenor) ?? usual;
    series.push({ name: tenor, days, basis, path: named.value });
    tenors.push({ name: tenor, days, rates: rebasedRates(file.rates, basis, days) });
  }
  return { ok: true, value: { series, curve: createDatedCurve(tenors) } };
}

function basesOf(list: string | undefined): UsageResult<ReadonlyMap<Tenor, RateBasis>> {
  const bases = new Map<Tenor, RateBasis>();
  for (const part of list === undefined ? [] : list.split(',')) {
    const named = namedPart(part);
    if (named === undefined)
      return usageError('basis-syntax', `--basis: expected 3m=discount, found "${part}"`);
    const tenor = TENOR_NAMES.find((name) => name === named.name);
    if (tenor === undefined) return unknownTenor('basis', named.name);
    const basis = RATE_BASES.find((known) => known === named.value);
    if (basis === undefined) {
      const found = `found "${named.value}"${nearestName(named.value, RATE_BASES)}`;
      return usageError('basis-unknown', `--basis: expected ${RATE_BASES.join(', ')}, ${found}`);
    }
    bases.set(tenor, basis);
  }
  return { ok: true, value: bases };
}

function unknownTenor(flag: 'rates' | 'basis', name: string): UsageResult<never> {
  const found = `found "${name}"${nearestName(name, TENOR_NAMES)}`;
  return usageError('rates-tenor', `--${flag}: expected ${TENOR_NAMES.join(', ')}, ${found}`);
}

function namedPart(part: string): { readonly name: string; readonly value: string } | undefined {
  const at = part.indexOf('=');
  const value = part.slice(at + 1).trim();
  return at < 1 || value === '' ? undefined : { name: part.slice(0, at).trim(), value };
}
