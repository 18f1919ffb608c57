// What the stress of a run comes to in sentences, shared by the summary and the report.
import type { ShockEntry, StressMoment, StressSection } from '../../scenario/index.ts';
import { counted, groupedNumber } from '../text/number-text.ts';

/** Which moment it is, within a sentence. */
export function momentWords({ kinds }: StressMoment): string {
  if (kinds.length > 1) return 'at the end, where most was at risk too';
  return kinds[0] === 'end' ? 'at the end' : 'where most was at risk';
}

/** The worst cell of a moment's grid: `spot -20%, VIX x 0.75, 21 days later: -$9,160`. */
export function worstCellWords({ grid: { worst } }: StressMoment): string {
  const { spotChange, vixRatio, days, pnlDollars } = worst;
  const change = `${spotChange > 0 ? '+' : ''}${groupedNumber(spotChange * 100, 0)}%`;
  const when = days === 0 ? 'at once' : `within ${counted(days, 'day')}`;
  return `spot ${change} and VIX at ${vixRatio} of its level ${when}: ${groupedNumber(pnlDollars, 0)} dollars`;
}

/** The shock that costs the median trade most; `undefined` where no trade could be repriced. */
export function worstShock({ shocks }: StressSection): ShockEntry | undefined {
  let worst: ShockEntry | undefined;
  for (const shock of shocks) {
    if (shock.trades === null) continue;
    const median = worst?.trades?.medianDollars ?? Infinity;
    if (shock.trades.medianDollars < median) worst = shock;
  }
  return worst;
}

/** What could not be repriced, as a sentence; `undefined` where everything was. */
export function unpricedSentence({ trades, unpriced }: StressSection): string | undefined {
  if (unpriced === 0) return undefined;
  const all = trades + unpriced;
  return `${counted(unpriced, 'trade')} of ${groupedNumber(all, 0)} are left out: the ledger does not tell their volatilities or the level of VIX.`;
}
