// A smile read at fixed deltas, so that smiles with other strikes and numbers of quotes weigh the same.
import { inverseCumulativeNormal } from '../../core/numerics/index.ts';
import type { RecordedSlice, SlicePoint } from '../../core/market/index.ts';
import type { OptionRight } from '../../core/domain/index.ts';

/** The deltas at which smiles are compared, ascending, for puts and for calls. */
export const COMPARED_DELTAS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5] as const;

/** The market's volatility at a delta, and the strike that has it. */
export interface DeltaPoint {
  readonly right: OptionRight;
  /** Absolute. */
  readonly delta: number;
  readonly vol: number;
  readonly strike: number;
}

/** Quotes around a delta must lie this near to each other in delta. */
const DELTA_GAP_MAX = 0.12;

/**
 * Volatility at each of `deltas` of puts and calls, linear in delta between the two quotes around it. Deltas are
 * undiscounted forward deltas; a put's is its call's less 1, so that the 50-delta put and call are one point. Deltas
 * beyond the quotes, or in a gap between them, are left out.
 */
export function smileAtDeltas(
  slice: RecordedSlice,
  deltas: readonly number[] = COMPARED_DELTAS,
): readonly DeltaPoint[] {
  const points = descending(slice.points);
  const at = (right: OptionRight, delta: number): readonly DeltaPoint[] => {
    const callDelta = right === 'call' ? delta : 1 - delta;
    const vol = volatilityAt(points, callDelta);
    return vol === undefined ? [] : [{ right, delta, vol, strike: strikeAt(slice, callDelta, vol) }];
  };
  return [
    ...deltas.flatMap((delta) => at('put', delta)),
    ...deltas.toReversed().flatMap((delta) => at('call', delta)),
  ];
}

/** The strike whose call has a delta at a volatility. */
export function strikeAt(
  { forward, years }: Pick<RecordedSlice, 'forward' | 'years'>,
  callDelta: number,
  vol: number,
): number {
  const totalVol = vol * Math.sqrt(years);
  return forward * Math.exp(totalVol * (totalVol / 2 - inverseCumulativeNormal(callDelta)));
}

/** Points by falling call delta. Noise may turn two quotes round: the later is left out. */
function descending(points: readonly SlicePoint[]): readonly SlicePoint[] {
  const kept: SlicePoint[] = [];
  for (const point of points)
    if (point.callDelta < (kept.at(-1)?.callDelta ?? Number.POSITIVE_INFINITY)) kept.push(point);
  return kept;
}

function volatilityAt(points: readonly SlicePoint[], callDelta: number): number | undefined {
  const after = points.findIndex((point) => point.callDelta <= callDelta);
  const below = points[after];
  const above = points[after - 1];
  if (below === undefined) return undefined;
  if (above === undefined) return below.callDelta === callDelta ? below.vol : undefined;
  const gap = above.callDelta - below.callDelta;
  if (gap > DELTA_GAP_MAX) return undefined;
  return below.vol + ((callDelta - below.callDelta) / gap) * (above.vol - below.vol);
}
