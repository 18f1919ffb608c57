// Judges the numbers of rows column by column: sentinels and stand-ins become missing, what no market shows is refused.
import type { ChainRows, RawChainRows } from '../../../domain/index.ts';
import type { IntakeReason, IntakeRepair } from './intake-report.ts';
import type { IntakeTally } from './intake-tally.ts';

const SENTINEL = -1;
/** A vendor's volatility at or below this means that the vendor found none. */
const VENDOR_VOL_MIN = 0.001;
const STRIKE_OVER_SPOT_MAX = 20;
const STRIKE_OVER_SPOT_MIN = 0.005;
/** A vendor's spot may be of another instant than its quotes: a call's bid may lie this far above it. */
const CALL_OVER_SPOT_MAX = 1.1;
/** No figure of these is negative, and none is -1. */
const COUNTED = ['bid', 'ask', 'bidSize', 'askSize', 'last', 'volume', 'openInterest', 'spot'] as const;
const SCALED_GREEKS = ['vendorTheta', 'vendorVega', 'vendorRho'] as const;
const GREEKS = ['vendorDelta', 'vendorGamma', ...SCALED_GREEKS] as const;

/** Takes sentinels out of prices and sizes; `refuse` is told of rows with other negative numbers. */
export function clearSentinels(
  rows: RawChainRows,
  mark: (row: number, kind: IntakeRepair) => void,
  refuse: (row: number, reason: IntakeReason) => void,
): void {
  for (const name of [...COUNTED, 'vendorVol'] as const) {
    const column = rows[name];
    for (let row = 0; row < rows.length; row += 1) {
      if (!((column[row] as number) < 0)) continue;
      if (column[row] === SENTINEL) {
        column[row] = Number.NaN;
        mark(row, 'sentinel');
      } else if (name !== 'vendorVol') refuse(row, 'negative-number');
    }
  }
}

/** Tells `refuse` of strikes and bids that no listed option has, as far as the row's spot shows it. */
export function checkBounds(
  { length, strike, spot, bid, side }: RawChainRows,
  refuse: (row: number, reason: IntakeReason) => void,
): void {
  for (let row = 0; row < length; row += 1) {
    const at = spot[row] as number;
    const over = (strike[row] as number) / at;
    if (at > 0 && (over > STRIKE_OVER_SPOT_MAX || over < STRIKE_OVER_SPOT_MIN))
      refuse(row, 'implausible-strike');
    const bound = side[row] === 1 ? at * CALL_OVER_SPOT_MAX : (strike[row] as number);
    if ((bid[row] as number) > bound) refuse(row, 'price-above-bound');
  }
}

/** Takes out of accepted rows what the vendor did not solve and what it cannot mean; gives its Greeks our units. */
export function clearVendorFigures(
  rows: ChainRows,
  { vendorVolFallback, greekFactors }: Pick<RawChainRows, 'vendorVolFallback' | 'greekFactors'>,
  tally: IntakeTally,
): void {
  const { length, vendorVol, vendorDelta, vendorGamma } = rows;
  for (let row = 0; row < length; row += 1) {
    const vol = vendorVol[row] as number;
    const kind =
      vol <= VENDOR_VOL_MIN || vol === vendorVolFallback ? vendorFault(vol, vendorVolFallback) : undefined;
    if (kind !== undefined) {
      vendorVol[row] = Number.NaN;
      for (const name of GREEKS)
        if (kind === 'vendor-fallback' || rows[name][row] === 0) rows[name][row] = Number.NaN;
      tally.repair(kind);
    }
    if ((vendorGamma[row] as number) < 0 || Math.abs(vendorDelta[row] as number) > 1) {
      vendorGamma[row] = Number.NaN;
      vendorDelta[row] = Number.NaN;
      tally.repair('vendor-figure-out-of-range');
    }
  }
  scaleGreeks(rows, greekFactors, tally);
}

function vendorFault(vol: number, fallback: number | undefined): IntakeRepair {
  if (vol === fallback) return 'vendor-fallback';
  return vol < 0 ? 'vendor-figure-out-of-range' : 'no-vendor-vol';
}

function scaleGreeks(rows: ChainRows, factors: RawChainRows['greekFactors'], tally: IntakeTally): void {
  const unknown = new Uint8Array(rows.length);
  for (const name of SCALED_GREEKS) {
    const factor = factors[name];
    const column = rows[name];
    for (let row = 0; row < rows.length; row += 1) {
      if (factor !== undefined) column[row] = (column[row] as number) * factor;
      else if (!Number.isNaN(column[row])) {
        column[row] = Number.NaN;
        unknown[row] = 1;
      }
    }
  }
  tally.repair(
    'greek-of-unknown-unit',
    unknown.reduce((sum, one) => sum + one, 0),
  );
}
