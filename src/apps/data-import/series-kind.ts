// Tells what a file that is no chain holds by its columns, and which series it is by its name.

export type SeriesKind = 'bars' | 'levels' | 'rates';

export interface SeriesIdentity {
  readonly kind: SeriesKind;
  readonly symbol: string;
}

const STAMPS = ['ts', 'date', 'datetime', 'timestamp', 'time', 'observation date'];
const PRICES = ['open', 'high', 'low'];
const CLOSES = ['close', 'close/last', 'last'];
/** Column names of rates in percent, and the series that each is. */
const RATES: ReadonlyMap<string, string> = new Map([
  ['sofr pct', 'SOFR'],
  ['sofr', 'SOFR'],
  ['effr pct', 'EFFR'],
  ['effr', 'EFFR'],
  ['dff', 'EFFR'],
  ['dtb3', 'DTB3'],
  ['tb3ms', 'TB3MS'],
  ['dgs3mo', 'DGS3MO'],
  ['rate pct', 'RATE'],
]);
const NAMED = /(?<![a-z])(spxw?|xsp|spy|vix1d|vix9d|vix3m|vix6m|vvix|vix|skew)(?![a-z0-9])/i;
const INDEX_LEVELS: ReadonlySet<string> = new Set([
  'VIX',
  'VIX1D',
  'VIX9D',
  'VIX3M',
  'VIX6M',
  'VVIX',
  'SKEW',
]);

/** The series in a file with this header, or what is missing to tell it. */
export function seriesIdentity(
  path: string,
  header: readonly string[],
  symbol: string | undefined,
): SeriesIdentity | 'unknown-columns' | 'unknown-symbol' {
  if (!STAMPS.some((name) => header.includes(name))) return 'unknown-columns';
  const rate = header.find((name) => RATES.has(name));
  if (rate !== undefined) return { kind: 'rates', symbol: symbol ?? (RATES.get(rate) as string) };
  const hasClose = CLOSES.some((name) => header.includes(name));
  const hasBars = hasClose && PRICES.every((name) => header.includes(name));
  if (!hasClose) return 'unknown-columns';
  const named = NAMED.exec(path.split(/[\\/]/).at(-1) ?? '')?.[1]?.toUpperCase();
  const found = named ?? symbol;
  if (found === undefined) return 'unknown-symbol';
  return { kind: hasBars && !INDEX_LEVELS.has(found) ? 'bars' : 'levels', symbol: found };
}
