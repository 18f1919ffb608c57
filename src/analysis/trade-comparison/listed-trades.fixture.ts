// Trades of both sides for the tests of comparing: a condor that is opened, closed and told in full.
import { cents, type EpochMs, type ImportedTrade, type SessionDate } from '../../core/domain/index.ts';
import type { OwnTrade } from './own-trade.ts';

export const day = (text: string): SessionDate => text as SessionDate;

/** Condor legs of so many contracts each, strikes in points. */
export function condorLegs(strikes: readonly number[], contracts: number, expiry = '2019-02-15') {
  const sides = [1, -1, -1, 1];
  return strikes.map((strike, place) => ({
    right: place < 2 ? ('put' as const) : ('call' as const),
    strikeCents: cents(strike * 100),
    expiry: day(expiry),
    quantity: (sides[place] ?? 0) * contracts,
  }));
}

export const STRIKES = [210, 225, 266, 275];

/** One XSP condor: 328.00 credit, closed for 416.00, fees 0.40. */
export function ownTrade(change: Partial<OwnTrade> = {}): OwnTrade {
  return {
    id: 1,
    root: 'XSP',
    opened: { date: day('2019-01-02'), atMs: Date.parse('2019-01-02T15:05:00Z') as EpochMs },
    closed: { date: day('2019-01-25'), atMs: Date.parse('2019-01-25T15:05:00Z') as EpochMs },
    spotAtEntry: 247.9,
    legs: condorLegs(STRIKES, 1),
    contracts: 1,
    multiplier: 100,
    creditCents: cents(32_800),
    closingCents: cents(41_600),
    feesCents: cents(40),
    pnlCents: cents(-8840),
    reason: 'dte-floor',
    adjustments: 0,
    ...change,
  };
}

/** Two of the same: 648.00 credit, closed for 824.00, fees 20.80. */
export function listedTrade(change: Partial<ImportedTrade> = {}): ImportedTrade {
  return {
    name: 'line 2',
    lines: [2],
    underlying: 'XSP',
    opened: { date: day('2019-01-02'), atMs: Date.parse('2019-01-02T15:05:00Z') as EpochMs },
    closed: { date: day('2019-01-25') },
    legs: condorLegs(STRIKES, 2),
    contracts: 2,
    multiplier: 100,
    creditCents: cents(64_800),
    closingCents: cents(82_400),
    feesCents: cents(2080),
    pnlCents: cents(-19_680),
    events: [],
    ...change,
  };
}
