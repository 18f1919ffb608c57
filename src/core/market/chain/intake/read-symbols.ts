// Holds each row's columns against its own OCC symbol: the symbol proves what a column means, or that the row cannot be trusted.
import type { RawChainRows } from '../../../domain/index.ts';
import type { IntakeReason, IntakeRepair } from './intake-report.ts';

const SIDE_UNREADABLE = 2;
const THOUSANDTHS = 1000;
/** Prices that are one number written twice may differ by a rounding of their last digit. */
const STRIKE_TOLERANCE = 1e-6;
/** Symbols of old monthlies name the Saturday after their last session, which may be a Thursday. */
const EXPIRY_SHIFT_DAYS_MAX = 2;

/** Fills what the columns lack or write otherwise from the symbols; `refuse` is told of rows that contradict theirs. */
export function readSymbols(
  rows: RawChainRows,
  mark: (row: number, kind: IntakeRepair) => void,
  refuse: (row: number, reason: IntakeReason) => void,
): void {
  const { length, symbolStrike, strike, symbolSide, side, symbolExpiryDay, expiryDay } = rows;
  for (let row = 0; row < length; row += 1) {
    const told = symbolStrike[row] as number;
    if (Number.isNaN(told)) continue;
    const written = strike[row] as number;
    if (!isNear(written, told)) {
      if (isNear(written, told * THOUSANDTHS)) {
        strike[row] = told;
        mark(row, 'strike-in-thousandths');
      } else if (!Number.isNaN(written)) refuse(row, 'symbol-disagrees');
    }
    const right = symbolSide[row] as number;
    if (side[row] === SIDE_UNREADABLE && right !== SIDE_UNREADABLE) {
      side[row] = right;
      mark(row, 'right-from-symbol');
    } else if (side[row] !== right) refuse(row, 'symbol-disagrees');
    const day = symbolExpiryDay[row] as number;
    const column = expiryDay[row] as number;
    if (Number.isNaN(column) && !Number.isNaN(day)) {
      expiryDay[row] = day;
      mark(row, 'expiry-from-symbol');
    } else if (Math.abs(day - column) > EXPIRY_SHIFT_DAYS_MAX) refuse(row, 'symbol-disagrees');
  }
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= STRIKE_TOLERANCE * Math.abs(other);
}
