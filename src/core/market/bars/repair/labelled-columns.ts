// Finds price columns that stand under each other's name in most of a file, or in a whole session.
import { PRICE_RATIO_MAX } from '../level-walk.ts';
import type { BarColumns } from '../price-checks.ts';
import type { RowTally } from '../row-tally.ts';

const PRICES = ['open', 'high', 'low', 'close'] as const;
type Price = (typeof PRICES)[number];

/** Below this many rows a pattern is chance. */
const ROWS_MIN = 12;
const FAULTY_SHARE_MIN = 0.5;
const RIGHT_SHARE_MIN = 0.99;
/**
 * Bars begin where the one before ended. Six standard deviations of fair joints are chance once in a billion files; and
 * bars that bounce between bid and ask never join one way in three of four joints. In a file proved to be named rightly
 * three deviations the other way say that a session is not.
 */
const JOINT_DEVIATIONS_MIN = { file: 6, session: 3 } as const;
const BACKWARDS_SHARE_MIN = 0.75;
/** Less is enough to see that names are right: a session of a short file may be what speaks against them. */
const AS_NAMED_SHARE_MIN = 0.6;

type Column = Price | 'volume';
/** Which of the file's columns holds what. */
type Labels = Readonly<Record<Column, Column>>;

const AS_NAMED: Labels = { open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume' };

/**
 * Puts columns under their right names where the given ones are wrong in most rows, and one other way is right. True
 * where highs and lows were found elsewhere, so that nothing says yet which of the other two columns is the open.
 */
export function relabelColumns(bars: BarColumns, ordered: Int32Array, tally: RowTally): boolean {
  const sound = ordered.filter((row) => PRICES.every((price) => (bars[price][row] as number) > 0));
  if (sound.length < ROWS_MIN || rightShare(bars, sound, AS_NAMED) >= 1 - FAULTY_SHARE_MIN) return false;
  const fitting = [
    ...exchangesOfPrices(),
    ...(bars.volume === undefined ? [] : exchangesWithVolume()),
  ].filter((labels) => rightShare(bars, sound, labels) >= RIGHT_SHARE_MIN);
  const [labels] = fitting;
  if (fitting.length !== 1 || labels === undefined) return false;
  relabel(bars, sound, labels, tally);
  return labels.volume === 'volume';
}

/** Every choice of a column for highs and one for lows; of the other two the first in the file is the open. */
function exchangesOfPrices(): readonly Labels[] {
  return PRICES.flatMap((high) =>
    PRICES.filter((low) => low !== high).map((low) => {
      const [open, close] = PRICES.filter((price) => price !== high && price !== low) as [Price, Price];
      return { open, high, low, close, volume: 'volume' as const };
    }),
  );
}

function exchangesWithVolume(): readonly Labels[] {
  return PRICES.map((price) => ({ ...AS_NAMED, [price]: 'volume', volume: price }));
}

function rightShare(bars: BarColumns, rows: Int32Array, labels: Labels): number {
  const [open, high, low, close] = PRICES.map((price) => bars[labels[price]]) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let right = 0;
  for (const row of rows) {
    const top = high[row] as number;
    const bottom = low[row] as number;
    const isInside = (value: number): boolean => value <= top && value >= bottom;
    // A volume among the prices would make a wide bar.
    if (top <= bottom * PRICE_RATIO_MAX && isInside(open[row] as number) && isInside(close[row] as number))
      right += 1;
  }
  return right / rows.length;
}

function relabel(bars: BarColumns, rows: Int32Array, labels: Labels, tally: RowTally): void {
  if (!tally.does('repair', 'swapped-columns')) {
    for (const row of rows) tally.quarantine(row, 'swapped-columns');
    return;
  }
  const wrong = (Object.keys(AS_NAMED) as Column[]).filter((column) => labels[column] !== column);
  const held = wrong.map((column) => bars[labels[column]]?.slice());
  const [told = 'high'] = wrong;
  for (const row of rows) {
    const before = bars[told]?.[row] ?? Number.NaN;
    for (const [index, column] of wrong.entries()) {
      const into = bars[column];
      if (into !== undefined) into[row] = held[index]?.[row] ?? Number.NaN;
    }
    tally.change(row, {
      kind: 'swapped-columns',
      column: told,
      before,
      after: bars[told]?.[row] ?? Number.NaN,
    });
  }
}

/** A stretch of ordered rows, by place, in which bars follow each other without a night between. */
export interface JointStretch {
  readonly first: number;
  readonly last: number;
}

/**
 * Exchanges open and close where the joints of the whole file prove that they stand under each other's name. A session
 * that joins backwards in a file that does not is quarantined. So are all rows where nothing says which column is which.
 */
export function exchangeOpenClose(
  bars: BarColumns,
  ordered: Int32Array,
  given: { readonly sessions: readonly JointStretch[]; readonly isOrderUnknown: boolean },
  tally: RowTally,
): void {
  const file = { first: 0, last: ordered.length - 1 };
  const ofFile = joints(bars, ordered, file, JOINT_DEVIATIONS_MIN.file);
  if (given.isOrderUnknown && ofFile === 'unproven') {
    for (const row of ordered) tally.quarantine(row, 'swapped-columns');
    return;
  }
  if (ofFile === 'backwards') {
    for (const row of ordered) exchangeRow(bars, row, tally);
    return;
  }
  if (ofFile === 'unproven') return;
  for (const session of given.sessions) {
    if (joints(bars, ordered, session, JOINT_DEVIATIONS_MIN.session) !== 'backwards') continue;
    for (const row of ordered.subarray(session.first, session.last + 1))
      tally.quarantine(row, 'swapped-columns');
  }
}

function exchangeRow(bars: BarColumns, row: number, tally: RowTally): void {
  if (!tally.does('repair', 'swapped-columns')) {
    tally.quarantine(row, 'swapped-columns');
    return;
  }
  const [before, after] = [bars.open[row] as number, bars.close[row] as number];
  bars.open[row] = after;
  bars.close[row] = before;
  tally.change(row, { kind: 'swapped-columns', column: 'open', before, after });
}

/** Which way bars join, of the joints in which one reading is better. */
function joints(
  bars: BarColumns,
  ordered: Int32Array,
  { first, last }: JointStretch,
  deviationsMin: number,
): 'as-named' | 'backwards' | 'unproven' {
  let forwards = 0;
  let backwards = 0;
  for (let place = first + 1; place <= last; place += 1) {
    const [earlier, row] = [ordered[place - 1] as number, ordered[place] as number];
    const asNamed = Math.abs((bars.open[row] as number) - (bars.close[earlier] as number));
    const exchanged = Math.abs((bars.close[row] as number) - (bars.open[earlier] as number));
    if (asNamed < exchanged) forwards += 1;
    else if (exchanged < asNamed) backwards += 1;
  }
  const all = forwards + backwards;
  const isProven = (most: number, shareMin: number): boolean =>
    all > 0 && most >= shareMin * all && 2 * most - all >= deviationsMin * Math.sqrt(all);
  if (isProven(backwards, BACKWARDS_SHARE_MIN)) return 'backwards';
  return isProven(forwards, AS_NAMED_SHARE_MIN) ? 'as-named' : 'unproven';
}
