// One recorded smile against the simulated one at the same instant: volatility, quotes and 20-delta strikes.
import type { OptionRight } from '../../core/domain/index.ts';
import type { PlacedSmile, SimulatedSmile } from './simulated-smiles.ts';
import { type CondorComparison, compareCondors } from './compare-condors.ts';
import { type DeltaPoint, smileAtDeltas, strikeAt } from './smile-at-deltas.ts';

/** Simulated less recorded volatility at the recorded strike of a delta, decimal. */
export interface VolError extends DeltaPoint {
  readonly error: number;
}

/** One out-of-the-money quote beside its simulated price and quote. */
export interface QuoteComparison {
  readonly absoluteDelta: number;
  /** Whether the simulated price lies at or between bid and ask; `undefined` where the file has closes only. */
  readonly isInside: boolean | undefined;
  /** Simulated width over recorded width; `undefined` where one of them is not above 0. */
  readonly widthRatio: number | undefined;
}

/** Distance of the simulated from the recorded 20-delta strike, as a share of the forward; never negative. */
export interface StrikeComparison {
  readonly right: OptionRight;
  readonly error: number;
}

export interface SmileComparison {
  readonly placed: PlacedSmile;
  readonly vols: readonly VolError[];
  readonly quotes: readonly QuoteComparison[];
  readonly strikes: readonly StrikeComparison[];
  /** Of expiries from 25 to 60 days whose recorded quotes have all four strikes. */
  readonly condor: CondorComparison | undefined;
}

const STRIKE_DELTA = 0.2;
/** Each step of the search for a strike leaves a small share of its error; this many leave none. */
const STRIKE_STEPS = 20;

export function compareSmile(placed: PlacedSmile, simulated: SimulatedSmile): SmileComparison {
  const { smile } = placed;
  const vols = smileAtDeltas(smile).map((point) => ({
    ...point,
    error: simulated.volAt(point.strike) - point.vol,
  }));
  return {
    placed,
    vols,
    quotes: smile.points.map(({ right, strike, bid, ask, callDelta, exercisePremium }) => {
      const price = simulated.priceAt(right, strike) + exercisePremium;
      const quote = simulated.quoteAt(right, strike);
      const width = bid === undefined || ask === undefined ? 0 : ask - bid;
      const simulatedWidth = quote === undefined ? 0 : quote.ask - quote.bid;
      return {
        absoluteDelta: right === 'call' ? callDelta : 1 - callDelta,
        isInside: bid === undefined || ask === undefined ? undefined : price >= bid && price <= ask,
        widthRatio: width > 0 && simulatedWidth > 0 ? simulatedWidth / width : undefined,
      };
    }),
    strikes: vols
      .filter(({ delta }) => delta === STRIKE_DELTA)
      .map((point) => ({
        right: point.right,
        error: Math.abs(simulatedStrike(placed, simulated, point) - point.strike) / smile.forward,
      })),
    condor: compareCondors(smile, simulated),
  };
}

/** The strike at which the simulated smile has the delta of a recorded point. */
function simulatedStrike(
  { smile }: PlacedSmile,
  simulated: SimulatedSmile,
  { right, delta, strike }: DeltaPoint,
): number {
  const callDelta = right === 'call' ? delta : 1 - delta;
  let found = strike;
  for (let step = 0; step < STRIKE_STEPS; step += 1)
    found = strikeAt(smile, callDelta, simulated.volAt(found));
  return found;
}
