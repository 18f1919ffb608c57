// The volatility index that a chain's own quotes come to, recorded and simulated, beside the index that was given.
import type { EpochMs } from '../../core/domain/index.ts';
import {
  type StrikeQuote,
  strikePairs,
  termVariance,
  volatilityIndexPoints,
} from '../../core/market/index.ts';
import type { SmileSnapshot } from './recorded-smiles.ts';
import type { PlacedSmile, SimulatedSmile } from './simulated-smiles.ts';

/** Index points of one snapshot. */
export interface ChainVix {
  readonly atMs: EpochMs;
  readonly given: number;
  readonly recorded: number;
  readonly simulated: number;
}

interface Term {
  readonly years: number;
  readonly recorded: number;
  readonly simulated: number;
}

/** Expiries further from 30 days do not stand for it. */
const DTE_MIN = 14;
const DTE_MAX = 60;
const HORIZON_DAYS = 30;

/**
 * Gathers the variances of the expiries around 30 days, then gives the index of every SPX snapshot that has one on each
 * side. Both sides use the strikes that are quoted in the recorded chain; quotes too small to be kept are missing from
 * both, which costs the recorded index a little of its deepest puts.
 */
export class ChainVixGathering {
  readonly #terms = new Map<SmileSnapshot, Term[]>();

  add({ snapshot, smile }: PlacedSmile, simulated: SimulatedSmile): void {
    if (snapshot.recorded.underlying !== 'SPX' || smile.dte < DTE_MIN || smile.dte > DTE_MAX) return;
    const quoted = snapshot.recorded.expiries.find(({ expiry }) => expiry === smile.expiry)?.quotes ?? [];
    const own = quoted.flatMap(({ right, strike, bid, ask }): readonly StrikeQuote[] =>
      bid === undefined || ask === undefined ? [] : [{ right, strike, bid, ask }],
    );
    const made = own.flatMap(({ right, strike }): readonly StrikeQuote[] => {
      const quote = simulated.quoteAt(right, strike);
      return quote === undefined ? [] : [{ right, strike, ...quote }];
    });
    const terms = { years: smile.years, rate: snapshot.rate };
    const recordedTerm = termVariance({ ...terms, pairs: strikePairs(own) });
    const simulatedTerm = termVariance({ ...terms, pairs: strikePairs(made) });
    if (!recordedTerm.ok || !simulatedTerm.ok) return;
    const known = this.#terms.get(snapshot) ?? [];
    known.push({
      years: smile.years,
      recorded: recordedTerm.variance,
      simulated: simulatedTerm.variance,
    });
    this.#terms.set(snapshot, known);
  }

  indices(): readonly ChainVix[] {
    return [...this.#terms]
      .flatMap(([snapshot, terms]) => indexOf(snapshot, terms))
      .toSorted((a, b) => a.atMs - b.atMs);
  }
}

function indexOf(snapshot: SmileSnapshot, terms: readonly Term[]): readonly ChainVix[] {
  const sorted = terms.toSorted((a, b) => a.years - b.years);
  const near = sorted.findLast(({ years }) => years * 365 <= HORIZON_DAYS);
  const next = sorted.find(({ years }) => years * 365 > HORIZON_DAYS);
  if (near === undefined || next === undefined) return [];
  const of = (side: 'recorded' | 'simulated'): number | undefined =>
    volatilityIndexPoints(
      { years: near.years, variance: near[side] },
      { years: next.years, variance: next[side] },
    );
  const [recorded, simulated] = [of('recorded'), of('simulated')];
  if (recorded === undefined || simulated === undefined) return [];
  return [{ atMs: snapshot.recorded.atMs, given: snapshot.levels.vix, recorded, simulated }];
}
