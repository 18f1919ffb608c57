// One way to spoil a bar file, and the tools that all ways share.
import type { StampKind } from '../../../src/core/domain/index.ts';
import type { Row } from '../../../src/core/market/bars/raw-bars.fixture.ts';
import type { Rng } from '../../../src/core/numerics/index.ts';
import type { CleanMarket } from './clean-market.ts';

/** The rows of a spoilt file in file order; `stampKind` where it is not `instant`. */
export interface Damaged {
  readonly rows: readonly Row[];
  readonly stampKind?: StampKind;
}

/** Spoils a clean market, or gives `undefined` where this way does not apply to it. */
export type Damage = (market: CleanMarket, rng: Rng) => Damaged | undefined;

export const PRICES = ['open', 'high', 'low', 'close'] as const;
export type Price = (typeof PRICES)[number];

/** Whole number from `from` below `to`. */
export const between = (rng: Rng, from: number, to: number): number =>
  from + rng.integer(Math.max(1, to - from));

/** A row that is neither the first nor the last of its file. */
export const innerRow = (market: CleanMarket, rng: Rng): number => between(rng, 1, market.rows.length - 1);

/** The file with one inner row replaced by others. */
export const withRow =
  (change: (row: Row, rng: Rng) => readonly Row[]): Damage =>
  (market, rng) => {
    const at = innerRow(market, rng);
    return { rows: market.rows.flatMap((row, index) => (index === at ? change(row, rng) : [row])) };
  };

/** The file with every price of one row changed. */
export const pricesTimes = (row: Row, factor: number): Row => ({
  ...row,
  open: product(row.open, factor),
  high: product(row.high, factor),
  low: product(row.low, factor),
  close: product(row.close, factor),
});

/** A product as a file would write it. */
export const product = (price: number, factor: number): number => Number((price * factor).toPrecision(12));

/** The rows of one session that is neither the first nor the last, by date. */
export function innerSession(
  market: CleanMarket,
  rng: Rng,
  isWanted: (isHalfDay: boolean) => boolean = () => true,
):
  | { readonly first: number; readonly last: number; readonly openMs: number; readonly closeMs: number }
  | undefined {
  const wanted = market.sessions.slice(1, -1).filter(({ isEarlyClose }) => isWanted(isEarlyClose));
  const session = wanted[rng.integer(Math.max(1, wanted.length))];
  if (session === undefined) return undefined;
  const { openMs, closeMs } = session;
  const first = market.rows.findIndex(({ stampMs }) => stampMs >= openMs);
  const last = market.rows.findLastIndex(({ stampMs }) => stampMs < closeMs);
  return { first, last, openMs, closeMs };
}

/** The file with the rows from `first` to `last` changed. */
export const mapRange = (
  { rows }: CleanMarket,
  { first, last }: { readonly first: number; readonly last: number },
  change: (row: Row) => Row,
): Damaged => ({ rows: rows.map((row, index) => (index >= first && index <= last ? change(row) : row)) });
