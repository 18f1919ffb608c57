// Reads what the command line says of series of rates: a file and a basis for each tenor.
import { RATE_BASES, type RateBasis } from '../../core/domain/index.ts';
import { nearestName, usageError, type UsageResult } from '../config/index.ts';

/** Days of each tenor, and how its rates are quoted wherever they come from; a tenor of a month or more has several ways. */
export const TENORS = {
  sofr: { days: 1, basis: 'overnight' },
  effr: { days: 1, basis: 'overnight' },
  '1m': { days: 30, basis: undefined },
  '3m': { days: 91, basis: undefined },
  '6m': { days: 182, basis: undefined },
  '1y': { days: 365, basis: undefined },
} as const satisfies Readonly<
  Record<string, { readonly days: number; readonly basis: RateBasis | undefined }>
>;

export type Tenor = keyof typeof TENORS;
export const TENOR_NAMES = Object.keys(TENORS) as readonly Tenor[];

/** A file of rates of one tenor. */
export interface NamedPath {
  readonly tenor: Tenor;
  readonly path: string;
}

/** Error codes `rates-syntax`, `rates-tenor`, `rates-days`. */
export function pathsOf(lists: readonly string[]): UsageResult<readonly NamedPath[]> {
  const paths: NamedPath[] = [];
  for (const part of lists.flatMap((list) => list.split(','))) {
    const named = namedPart(part);
    if (named === undefined)
      return usageError('rates-syntax', `--rates: expected sofr=FILE,3m=FILE, found "${part}"`);
    const tenor = TENOR_NAMES.find((name) => name === named.name);
    if (tenor === undefined) return unknownTenor('rates', named.name);
    const { days } = TENORS[tenor];
    const twin = paths.find((known) => TENORS[known.tenor].days === days);
    if (twin !== undefined) {
      const found = twin.tenor === tenor ? `${tenor} twice` : `${twin.tenor} and ${tenor}`;
      const expected = `one file for ${days} ${days === 1 ? 'day' : 'days'}`;
      return usageError('rates-days', `--rates: expected ${expected}, found ${found}`);
    }
    paths.push({ tenor, path: named.value });
  }
  return { ok: true, value: paths };
}

/** Error codes `basis-syntax`, `rates-tenor`, `basis-absent`, `basis-unknown`. */
export function basesOf(
  list: string | undefined,
  paths: readonly NamedPath[],
): UsageResult<ReadonlyMap<Tenor, RateBasis>> {
  const bases = new Map<Tenor, RateBasis>();
  for (const part of list === undefined ? [] : list.split(',')) {
    const named = namedPart(part);
    const tenor = TENOR_NAMES.find((name) => name === named?.name);
    if (named === undefined || (tenor !== undefined && bases.has(tenor)))
      return usageError(
        'basis-syntax',
        `--basis: expected 3m=discount, each series once, found "${list ?? ''}"`,
      );
    if (tenor === undefined) return unknownTenor('basis', named.name);
    if (!paths.some((path) => path.tenor === tenor)) {
      const given = paths.map((path) => path.tenor).join(', ');
      return usageError('basis-absent', `--basis: expected a series of --rates (${given}), found ${tenor}`);
    }
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
