// The condor that a 20/5-delta rule would sell on the recorded chain and on the simulated one: credits beside each other.
import type { OptionRight } from '../../core/domain/index.ts';
import type { RecordedSlice, SlicePoint } from '../../core/market/index.ts';
import { cumulativeNormal } from '../../core/numerics/index.ts';
import type { Smile } from './recorded-smiles.ts';
import type { SimulatedSmile } from './simulated-smiles.ts';

/** Relative errors of the simulated side, never negative; credits at mids. */
export interface CondorComparison {
  /** Each side's own strikes. */
  readonly ownStrikes: number;
  /** The recorded side's strikes on both. */
  readonly sameStrikes: number;
  /** Credit over width at own strikes. */
  readonly creditOverWidth: number;
}

const DTE_MIN = 25;
const DTE_MAX = 60;
const SHORT_DELTA = 0.2;
const LONG_DELTA = 0.05;
/** How far from its delta a leg may lie. */
interface Tolerance {
  readonly short: number;
  readonly long: number;
}

/** Further off, the recorded quotes do not have the rule's strikes. */
const RECORDED_TOLERANCE: Tolerance = { short: 0.03, long: 0.02 };
/** The simulated side takes the nearest quoted strike: to ask more of it would leave out just the smiles that it misses. */
const SIMULATED_TOLERANCE: Tolerance = { short: 1, long: 1 };

/** `undefined` outside 25 to 60 days, and where the recorded quotes have no strikes near the deltas. */
export function compareCondors(smile: Smile, simulated: SimulatedSmile): CondorComparison | undefined {
  if (smile.dte < DTE_MIN || smile.dte > DTE_MAX) return undefined;
  const recordedLegs = chooseLegs(smile.points, RECORDED_TOLERANCE, ({ callDelta }) => callDelta);
  const simulatedLegs = chooseLegs(smile.points, SIMULATED_TOLERANCE, ({ strike }) =>
    callDeltaAt(smile, strike, simulated.volAt(strike)),
  );
  if (recordedLegs === undefined || simulatedLegs === undefined) return undefined;
  const price = ({ right, strike }: SlicePoint): number => simulated.priceAt(right, strike);
  const recorded = creditOf(recordedLegs, ({ mid, exercisePremium }) => mid - exercisePremium);
  const own = creditOf(simulatedLegs, price);
  const same = creditOf(recordedLegs, price);
  if (!(recorded > 0)) return undefined;
  const width = widthOf(simulatedLegs);
  const ownOverWidth = width > 0 ? own / width : 0;
  return {
    ownStrikes: Math.abs(own / recorded - 1),
    sameStrikes: Math.abs(same / recorded - 1),
    creditOverWidth: Math.abs(ownOverWidth / (recorded / widthOf(recordedLegs)) - 1),
  };
}

interface Legs {
  readonly longPut: SlicePoint;
  readonly shortPut: SlicePoint;
  readonly shortCall: SlicePoint;
  readonly longCall: SlicePoint;
}

type DeltaOf = (point: SlicePoint) => number;

function chooseLegs(
  points: readonly SlicePoint[],
  tolerance: Tolerance,
  callDeltaOf: DeltaOf,
): Legs | undefined {
  const deltas = points.map((point) => ({ point, callDelta: callDeltaOf(point) }));
  const nearest = (right: OptionRight, delta: number, within: number): SlicePoint | undefined => {
    let best: SlicePoint | undefined;
    let least = within;
    for (const { point, callDelta } of deltas) {
      const distance = Math.abs((right === 'call' ? callDelta : 1 - callDelta) - delta);
      if (point.right !== right || distance > least) continue;
      least = distance;
      best = point;
    }
    return best;
  };
  const longPut = nearest('put', LONG_DELTA, tolerance.long);
  const shortPut = nearest('put', SHORT_DELTA, tolerance.short);
  const shortCall = nearest('call', SHORT_DELTA, tolerance.short);
  const longCall = nearest('call', LONG_DELTA, tolerance.long);
  if (longPut === undefined || shortPut === undefined || shortCall === undefined || longCall === undefined)
    return undefined;
  return { longPut, shortPut, shortCall, longCall };
}

function callDeltaAt({ forward, years }: RecordedSlice, strike: number, vol: number): number {
  const totalVol = vol * Math.sqrt(years);
  return cumulativeNormal(Math.log(forward / strike) / totalVol + totalVol / 2);
}

function creditOf(
  { longPut, shortPut, shortCall, longCall }: Legs,
  price: (leg: SlicePoint) => number,
): number {
  return price(shortPut) - price(longPut) + price(shortCall) - price(longCall);
}

/** The wider of the two wings: only one side can lose. */
function widthOf({ longPut, shortPut, shortCall, longCall }: Legs): number {
  return Math.max(shortPut.strike - longPut.strike, longCall.strike - shortCall.strike);
}
