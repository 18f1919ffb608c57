// What the fills of a run decide once the interest that cash earned is left out, for every text that tells where it breaks even.
import type { FillBandEntry } from '../run-document.ts';
import { breakEvenSetting } from './break-even.ts';

/**
 * Whether the trades alone gain: interest on cash comes whatever is traded, and may hide that they lose. `undefined`
 * where no cash earned any, or where nothing was tried.
 */
export function withoutInterest(band: readonly FillBandEntry[]): string | undefined {
  if (!band.some(({ interestDollars }) => (interestDollars ?? 0) !== 0)) return undefined;
  const points = band.map(({ f, netPnlDollars, interestDollars }) => ({
    setting: f,
    pnlDollars: netPnlDollars - (interestDollars ?? 0),
  }));
  const breakEven = breakEvenSetting(points);
  if (breakEven !== undefined)
    return `Without interest on cash it breaks even at f = ${breakEven.toFixed(2)}.`;
  const [first] = points;
  const pnlDollars = first?.pnlDollars ?? 0;
  if (pnlDollars === 0) return 'Without interest on cash it neither gains nor loses at any f.';
  return `Without interest on cash it ${pnlDollars < 0 ? 'loses' : 'gains'} at every f.`;
}
