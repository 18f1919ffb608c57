// Where a result that was measured at several settings passes through zero.

/** A setting and the P&L it led to. */
export interface MeasuredPoint {
  readonly setting: number;
  readonly pnlDollars: number;
}

/**
 * The smallest setting at which the P&L, taken as linear between the points, is zero; `undefined` where it has one sign
 * throughout, or where it is nothing throughout since nothing was traded. `points` are in order of the setting.
 */
export function breakEvenSetting(points: readonly MeasuredPoint[]): number | undefined {
  if (points.every(({ pnlDollars }) => pnlDollars === 0)) return undefined;
  for (const [index, point] of points.entries()) {
    if (point.pnlDollars === 0) return point.setting;
    const next = points[index + 1];
    if (next === undefined || Math.sign(next.pnlDollars) === Math.sign(point.pnlDollars)) continue;
    const share = point.pnlDollars / (point.pnlDollars - next.pnlDollars);
    return point.setting + share * (next.setting - point.setting);
  }
  return undefined;
}
