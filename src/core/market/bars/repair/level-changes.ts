// Decides what becomes of rows that left the price level: one row with a moved decimal point, a split, a change of unit.
import type { SessionDate } from '../../../domain/index.ts';
import type { LevelChange, QuarantineReason } from '../bars-report.ts';
import { decadesOf, levelFault, type StrayStretch, strayStretches, type TimedLevels } from '../level-walk.ts';
import type { BarColumns } from '../price-checks.ts';
import type { RowTally } from '../row-tally.ts';
import { carriesPrecision, digitsOf, timesTen } from './row-columns.ts';

/** New shares for one old one, in halves. */
const SPLITS = [1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 50] as const;
/** The night of a split moves the price, too. */
const SPLIT_TOLERANCE = 1.06;
/** Fewer rows than these are no level of their own. */
const LEVEL_ROWS_MIN = 5;
/** A row restored by a power of ten lies this near both neighbours. */
const NEIGHBOUR_RATIO_MAX = 1.15;
/** No vendor loses more than two places: a price a thousandth of another is another number. */
const DECADES_MAX = 2;

/** The rows in order of time, and the session of each file row. */
export interface PlacedLevels extends TimedLevels {
  readonly sessionIndex: Int32Array;
  readonly dateOf: (sessionIndex: number) => SessionDate;
}

/** Settles every stray row: repaired in `bars` where provable and wanted, else quarantined. Returns the lasting changes. */
export function settleLevels(
  bars: BarColumns,
  levels: PlacedLevels,
  tally: RowTally,
): readonly LevelChange[] {
  const changes: LevelChange[] = [];
  // Factors of lasting changes multiply outwards from the trusted run, on each side.
  const factor = { before: 1, after: 1 };
  const isEdge = { before: true, after: true };
  const stretches = strayStretches(levels);
  for (const stretch of stretches) {
    const side = stretch.isAfter ? 'after' : 'before';
    const inner = levels.rows[stretch.isAfter ? stretch.first - 1 : stretch.last + 1];
    const change = isLasting(stretch, stretches) ? lastingChange(levels, stretch) : undefined;
    if (change === undefined) {
      if (!isDecimalRepaired(bars, levels, stretch, tally))
        quarantineAll(levels, stretch, levelFault(stretch.ratio), tally);
      continue;
    }
    changes.push(change.told);
    isEdge[side] &&= change.reason !== 'implausible-price' && inner !== undefined;
    factor[side] *= change.factor;
    const { reason } = change;
    if (reason === 'implausible-price' || !isEdge[side] || !tally.does('repair', reason))
      quarantineAll(levels, stretch, reason, tally);
    else rescale(bars, levels, stretch, { factor: factor[side], kind: reason, tally });
  }
  return changes.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** True where no trusted row follows on the outer side of the stretch, and it is long enough to be a level. */
function isLasting(stretch: StrayStretch, all: readonly StrayStretch[]): boolean {
  if (stretch.last - stretch.first + 1 < LEVEL_ROWS_MIN) return false;
  const isOuter = (other: StrayStretch): boolean =>
    other.isAfter === stretch.isAfter &&
    (stretch.isAfter ? other.first >= stretch.first : other.last <= stretch.last);
  return all.filter(isOuter).every(({ returns }) => !returns);
}

interface Change {
  readonly told: LevelChange;
  readonly reason: Extract<QuarantineReason, 'split' | 'unit-change' | 'implausible-price'>;
  /** What the stretch's prices are divided by to stand on the level next to it. */
  readonly factor: number;
}

function lastingChange(levels: PlacedLevels, stretch: StrayStretch): Change {
  const { rows, level, sessionIndex, dateOf } = levels;
  const later = stretch.isAfter ? stretch.first : stretch.last + 1;
  const sessionAt = (place: number): number => sessionIndex[rows[place] as number] as number;
  const ratio = (level[later] as number) / (level[later - 1] as number);
  const isOvernight = sessionAt(later) !== sessionAt(later - 1);
  const told = {
    date: dateOf(sessionAt(later)),
    ratio,
    rows: stretch.last - stretch.first + 1,
  };
  const shares = isOvernight ? splitShares(ratio) : undefined;
  const outwards = (newOverOld: number): number => (stretch.isAfter ? newOverOld : 1 / newOverOld);
  if (shares !== undefined) {
    return {
      told: { ...told, reading: 'split', split: splitName(shares) },
      reason: 'split',
      factor: outwards(1 / shares),
    };
  }
  const decades = decadesOf(ratio);
  if (decades === 0) {
    return {
      told: { ...told, reading: 'unknown', split: undefined },
      reason: 'implausible-price',
      factor: 1,
    };
  }
  return {
    told: { ...told, reading: 'unit-change', split: undefined },
    reason: 'unit-change',
    factor: outwards(10 ** decades),
  };
}

/** New shares for an old one of the split whose ratio is nearest, if any is near. */
function splitShares(ratio: number): number | undefined {
  const candidates = SPLITS.flatMap((shares) => [shares, 1 / shares]);
  const distance = (shares: number): number => Math.abs(Math.log(ratio * shares));
  const nearest = candidates.reduce((best, shares) => (distance(shares) < distance(best) ? shares : best));
  return distance(nearest) <= Math.log(SPLIT_TOLERANCE) ? nearest : undefined;
}

function splitName(shares: number): string {
  const isReverse = shares < 1;
  const ratio = isReverse ? 1 / shares : shares;
  const [many, one] = Number.isInteger(ratio) ? [ratio, 1] : [2 * ratio, 2];
  return isReverse ? `${one}:${many}` : `${many}:${one}`;
}

function quarantineAll(
  levels: TimedLevels,
  { first, last }: StrayStretch,
  reason: QuarantineReason,
  tally: RowTally,
): void {
  for (let place = first; place <= last; place += 1) tally.quarantine(levels.rows[place] as number, reason);
}

/** One whole row between two neighbours on its level times a power of ten. */
function isDecimalRepaired(
  bars: BarColumns,
  levels: TimedLevels,
  stretch: StrayStretch,
  tally: RowTally,
): boolean {
  const { first, last, ratio } = stretch;
  const decades = decadesOf(ratio);
  const [before, after] = [levels.level[first - 1], levels.level[last + 1]];
  if (first !== last || decades === 0 || Math.abs(decades) > DECADES_MAX) return false;
  if (before === undefined || after === undefined) return false;
  const row = levels.rows[first] as number;
  const prices = [bars.open, bars.high, bars.low, bars.close].map((column) => column[row] as number);
  const digits = Math.min(digitsOf(before).length, digitsOf(after).length);
  if (new Set(prices).size === 1 || !prices.every((price) => carriesPrecision(price, Math.min(3, digits))))
    return false;
  const restored = timesTen(bars.close[row] as number, -decades);
  const isNear = (level: number): boolean => {
    const distance = restored / level;
    return distance <= NEIGHBOUR_RATIO_MAX && distance >= 1 / NEIGHBOUR_RATIO_MAX;
  };
  if (!isNear(before) || !isNear(after) || !tally.does('repair', 'decimal-error')) return false;
  tally.change(row, {
    kind: 'decimal-error',
    column: 'row',
    before: bars.close[row] as number,
    after: restored,
  });
  for (const column of [bars.open, bars.high, bars.low, bars.close])
    column[row] = timesTen(column[row] as number, -decades);
  return true;
}

function rescale(
  bars: BarColumns,
  levels: TimedLevels,
  { first, last }: StrayStretch,
  run: { readonly factor: number; readonly kind: 'split' | 'unit-change'; readonly tally: RowTally },
): void {
  const { factor, kind, tally } = run;
  const rescaled = (price: number): number => Number((price / factor).toPrecision(15));
  for (let place = first; place <= last; place += 1) {
    const row = levels.rows[place] as number;
    const before = bars.close[row] as number;
    for (const column of [bars.open, bars.high, bars.low, bars.close])
      column[row] = rescaled(column[row] as number);
    tally.change(row, { kind, column: 'row', before, after: bars.close[row] as number });
    // Shares change in number as they do in price; points in another unit do not.
    if (kind === 'split' && bars.volume !== undefined)
      bars.volume[row] = (bars.volume[row] as number) * factor;
    // A dividend is dollars a share, as the price is.
    if (bars.dividend !== undefined) bars.dividend[row] = rescaled(bars.dividend[row] as number);
  }
}
