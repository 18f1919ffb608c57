// How far apart the strikes of each side of a structure are.
import type { OptionRight, OptionStructure } from '../../core/domain/index.ts';

/** Cents from short to long of the puts and of the calls; `undefined` for a side without both. */
export function sideWidthsCents({
  legs,
}: Pick<OptionStructure, 'legs'>): readonly [number | undefined, number | undefined] {
  const widthOf = (wanted: OptionRight): number | undefined => {
    const strikes = legs.flatMap(({ contract: { right, strikeCents } }) =>
      right === wanted ? [strikeCents] : [],
    );
    const [low, high] = strikes;
    return low === undefined || high === undefined ? undefined : high - low;
  };
  return [widthOf('put'), widthOf('call')];
}
