// What is wanted of one side of a structure, once the signals have bent what is configured.
import type { OptionRight } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import type { StructureTilt } from '../structure-tilt.ts';

/** The long of a side: at a delta, its distance then scaled, or at a distance in points. */
export type WingPlan =
  | { readonly kind: 'delta'; readonly absDelta: number; readonly widthScale: number }
  | { readonly kind: 'width'; readonly points: number };

export interface SidePlan {
  readonly right: OptionRight;
  /** Absolute delta wanted of the short. */
  readonly shortDelta: number;
  /** Bounds that were given; on a side without one the tolerance counts. */
  readonly deltaMin: number | undefined;
  readonly deltaMax: number | undefined;
  readonly tolerance: number;
  readonly wing: WingPlan;
}

/** How far something lies from what is allowed: in the unit of `limit`. */
export interface Miss {
  readonly measured: number;
  readonly limit: number;
}

/** The plan of one side; a tilted delta stays inside a band that was given, and a long keeps its share of the short's delta. */
export function sidePlan(right: OptionRight, selection: StructureSelection, tilt: StructureTilt): SidePlan {
  const { shortDeltaMin: deltaMin, shortDeltaMax: deltaMax, deltaTolerance: tolerance } = selection;
  const tilted = selection.shortDelta * (right === 'put' ? tilt.putDeltaScale : tilt.callDeltaScale);
  const shortDelta = Math.min(Math.max(tilted, deltaMin ?? 0), deltaMax ?? 1);
  return {
    right,
    shortDelta,
    deltaMin,
    deltaMax,
    tolerance,
    wing: wingPlan(right, selection, {
      deltaScale: shortDelta / selection.shortDelta,
      widthScale: tilt.widthScale,
    }),
  };
}

function wingPlan(
  right: OptionRight,
  selection: StructureSelection,
  { deltaScale, widthScale }: { readonly deltaScale: number; readonly widthScale: number },
): WingPlan {
  const { putWingWidth, callWingWidth, putLongDelta, callLongDelta, longDelta, wingWidthMax } = selection;
  const points = right === 'put' ? putWingWidth : callWingWidth;
  if (points === undefined) {
    const absDelta = (right === 'put' ? putLongDelta : callLongDelta) ?? longDelta;
    return { kind: 'delta', absDelta: absDelta * deltaScale, widthScale };
  }
  return { kind: 'width', points: Math.min(points * widthScale, wingWidthMax ?? Infinity) };
}

/** The band of a short's absolute delta, a given bound or else the tolerance on each side. */
export function bandOf({ shortDelta, deltaMin, deltaMax, tolerance }: SidePlan): {
  readonly min: number;
  readonly max: number;
} {
  return { min: deltaMin ?? Math.max(0, shortDelta - tolerance), max: deltaMax ?? shortDelta + tolerance };
}

/** The band of the shorts that a rule may sell: `delta-at-most` none above the delta wanted. */
export function sellableBand(
  plan: SidePlan,
  strikeRule: StructureSelection['strikeRule'],
): ReturnType<typeof bandOf> {
  const { min, max } = bandOf(plan);
  return { min, max: strikeRule === 'delta-at-most' ? Math.min(max, plan.shortDelta) : max };
}

/** How far a short's absolute delta lies outside its band; `undefined` inside it. */
export function bandMiss(
  { shortDelta, deltaMin, deltaMax, tolerance }: SidePlan,
  absDelta: number,
): Miss | undefined {
  if (deltaMin !== undefined && absDelta < deltaMin) return { measured: absDelta, limit: deltaMin };
  if (deltaMax !== undefined && absDelta > deltaMax) return { measured: absDelta, limit: deltaMax };
  const isBounded = (absDelta < shortDelta ? deltaMin : deltaMax) !== undefined;
  return isBounded ? undefined : toleranceMiss(absDelta, shortDelta, tolerance);
}

/** How far a delta lies from the one wanted where that is farther than tolerated. */
export function toleranceMiss(absDelta: number, wanted: number, tolerance: number): Miss | undefined {
  const measured = Math.abs(absDelta - wanted);
  return measured > tolerance ? { measured, limit: tolerance } : undefined;
}
