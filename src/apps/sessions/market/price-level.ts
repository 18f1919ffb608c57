// Notices bars whose level is not that of the class they are to be traded as, such as index bars given for SPY.
import type { Root, SessionDate } from '../../../core/domain/index.ts';

interface LevelRange {
  readonly from: SessionDate;
  readonly lowest: number;
  readonly highest: number;
}

/** Where the S&P 500 has been since a date, in index points, with room above: wide, but far narrower than a factor of ten. */
const INDEX_RANGES: readonly LevelRange[] = [
  { from: '1990-01-01' as SessionDate, lowest: 290, highest: 2000 },
  { from: '2010-01-01' as SessionDate, lowest: 1000, highest: 5000 },
  { from: '2017-01-01' as SessionDate, lowest: 2100, highest: 21_000 },
];

/** Points of each class over points of the index. */
const SHARE_OF_INDEX: Readonly<Record<Root, number>> = { SPX: 1, SPXW: 1, XSP: 0.1, SPY: 0.1 };

/** A sentence where `points` cannot be the class's level on `date`, `undefined` where it can. */
export function levelWarning(root: Root, date: SessionDate, points: number): string | undefined {
  const range = INDEX_RANGES.findLast(({ from }) => from <= date);
  if (range === undefined) return undefined;
  const share = SHARE_OF_INDEX[root];
  if (points >= range.lowest * share && points <= range.highest * share) return undefined;
  return (
    `The bars put ${root} at ${points.toFixed(2)} on ${date}, a level it has not had: ` +
    'if they are bars of another product, set market.priceScale.'
  );
}
