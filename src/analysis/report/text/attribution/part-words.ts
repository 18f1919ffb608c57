// The words for what results came from, as tables and charts have them.
import type { CashKind, PnlPart } from '../../../attribution/index.ts';
import type { BreakdownEntry } from '../../document/attribution/attribution-section.ts';

export const PART_NAMES: Readonly<Record<PnlPart, string>> = {
  delta: 'delta',
  gamma: 'gamma',
  vega: 'vega',
  theta: 'theta',
  carry: 'carry',
  residual: 'residual',
  unquoted: 'unquoted',
  entrySpread: 'spread, entry',
  exitSpread: 'spread, exit',
  fees: 'fees',
  assignment: 'assignment',
};

export const PART_MEANINGS: Readonly<Record<PnlPart, string>> = {
  delta: 'moves of the underlying, at the delta they began with',
  gamma: 'what the change of delta on the way added',
  vega: "moves of each leg's own volatility, skew and term structure among them",
  theta: 'calendar time',
  carry: 'the forward against the spot: rates and dividends',
  residual: 'higher orders, and marks that step by ticks',
  unquoted: 'moves over closes and ends without quotes',
  entrySpread: 'fills that took contracts, against their mids',
  exitSpread: 'fills that gave them up, likewise',
  fees: 'all fees',
  assignment: 'exercise, assignment, dividends of shares, rounding of settlements',
};

export const CASH_NAMES: Readonly<Record<CashKind, string>> = {
  openingPremium: 'premium of opening orders',
  adjustingPremium: 'premium of adjusting orders',
  closingPremium: 'premium of closing orders',
  settlement: 'settlement of expiries',
  exercise: 'exercise and assignment',
  liquidation: 'liquidation by the broker',
  shares: 'shares bought and sold',
  dividends: 'dividends on shares',
  interest: 'interest on cash',
  openingFees: 'fees of opening orders',
  adjustingFees: 'fees of adjusting orders',
  closingFees: 'fees of closing orders',
  settlementFees: 'fees of settlement',
  exerciseFees: 'fees of exercise and assignment',
  liquidationFees: 'fees of liquidation',
  shareFees: 'fees of share orders',
};

export const BREAKDOWN_NAMES: Readonly<Record<BreakdownEntry['by'], string>> = {
  regime: 'Regime at entry',
  vix: 'VIX at entry',
  ivPercentile: 'IV percentile at entry',
  exitReason: 'Exit reason',
  weekday: 'Weekday of entry',
  dte: 'Time to expiry at entry',
};

/** Why a ledger's result is not told by Greek. */
export const GREEKS_MISSING = {
  'earlier-format':
    'This ledger was written before ledgers told volatilities at every close; run its command again for the result by Greek.',
  'cut-short': 'This ledger was cut short, so that its result is not known.',
} as const;
