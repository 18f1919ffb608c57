// The volatility index family completed: members that were not published are estimated from those that were.

/** Index levels in points; `vix` is always given. */
export interface IndexLevels {
  readonly vix: number;
  readonly vix9d: number | undefined;
  readonly vix3m: number | undefined;
  readonly vix6m: number | undefined;
}

/** Change of a member's logarithm per change of the logarithm of VIX, by the regressions below. */
export const MEMBER_ELASTICITY = { vix: 1, vix9d: 1.15, vix3m: 0.83, vix6m: 0.72 } as const;

/** VIX3M from VIX. Own regression of logarithms on daily closes, 2010 to 2026. */
export function estimateVix3m(vix: number): number {
  return Math.exp(0.6144 + 0.8255 * Math.log(vix));
}

/** VIX6M from VIX3M. Own regression of logarithms on daily closes, 2010 to 2026. */
export function estimateVix6m(vix3m: number): number {
  return Math.exp(0.4726 + 0.868 * Math.log(vix3m));
}

/** VIX9D from VIX and VIX3M. Own regression of logarithms on daily closes, 2016 to 2026. */
export function estimateVix9d(vix: number, vix3m: number): number {
  return vix * Math.exp(0.0339 + 0.874 * Math.log(vix / vix3m));
}

/** Every member: the given level where there is one, otherwise the estimate. */
export function completedIndexLevels(levels: IndexLevels): Required<{ [K in keyof IndexLevels]: number }> {
  const { vix } = levels;
  const vix3m = levels.vix3m ?? estimateVix3m(vix);
  return {
    vix,
    vix3m,
    vix9d: levels.vix9d ?? estimateVix9d(vix, vix3m),
    vix6m: levels.vix6m ?? estimateVix6m(vix3m),
  };
}
