// What the stress of a run comes to in sentences, shared by the summary and the report.
import type { GridCell, ShockEntry, StressMoment, StressSection } from '../../scenario/index.ts';
import { counted, groupedNumber } from '../text/number-text.ts';

/** Which moment it is, within a sentence. */
export function momentWords({ kinds }: StressMoment): string {
  if (kinds.length > 1) return 'at the end, where most was at risk too';
  return kinds[0] === 'end' ? 'at the end' : 'where most was at risk';
}

/** How many trades a moment's figures are of, and how many they leave out. */
export function heldTradesWords({ positions, unpriced }: StressMoment): string {
  const left = unpriced === 0 ? '' : `, ${groupedNumber(unpriced, 0)} more not repriced`;
  return `${counted(positions, 'trade')}${left}`;
}

/**
 * What a sudden fall with rising volatility does to what was held, by two cells of its grid, and the worst cell: where
 * spreads are passed on both strikes that one has VIX low, which alone would hide what a crash does.
 */
export function heldWords(moment: StressMoment): string {
  const { worst } = moment.grid;
  const falls = CRASH_CELLS.flatMap(({ spotChange, vixRatio }) => {
    const pnl = pnlAtOnce(moment, spotChange, vixRatio);
    return pnl === undefined ? [] : [`${cellWords({ spotChange, vixRatio, days: 0 })}: ${dollarsOf(pnl)}`];
  });
  return [...falls, `worst of the grid: ${dollarsOf(worst.pnlDollars)} (${cellWords(worst)})`].join('; ');
}

/** The worst cell of a moment's grid: `spot -20%, VIX x 0.75, 21 days later: -$9,160`. */
export function worstCellWords({ grid: { worst } }: StressMoment): string {
  return `${cellWords(worst)}: ${dollarsOf(worst.pnlDollars)}`;
}

/** Falls with the rise of VIX that such days have brought from calm levels. */
const CRASH_CELLS = [
  { spotChange: -0.05, vixRatio: 1.5 },
  { spotChange: -0.1, vixRatio: 2.25 },
] as const;

function pnlAtOnce({ grid }: StressMoment, spotChange: number, vixRatio: number): number | undefined {
  const byRatio = grid.pnlDollars[grid.days.indexOf(0)]?.[grid.vixRatios.indexOf(vixRatio)];
  return byRatio?.[grid.spotChanges.indexOf(spotChange)];
}

function cellWords({
  spotChange,
  vixRatio,
  days,
}: Pick<GridCell, 'spotChange' | 'vixRatio' | 'days'>): string {
  const change = `${spotChange > 0 ? '+' : ''}${groupedNumber(spotChange * 100, 0)}%`;
  const when = days === 0 ? 'at once' : `${counted(days, 'day')} later`;
  return `spot ${change}, VIX x ${vixRatio}, ${when}`;
}

/** Whole dollars with the sign before them: `-$1,234`. */
export function dollarsOf(dollars: number): string {
  return `${dollars < 0 ? '-' : ''}$${groupedNumber(Math.abs(dollars), 0)}`;
}

/** Why the worst cell may have VIX below its level; `undefined` where it has not. */
export function lowVixSentence({ grid: { worst } }: StressMoment): string | undefined {
  if (worst.vixRatio >= 1 || worst.spotChange === 0) return undefined;
  return 'Spreads that the spot has left behind on both strikes come nearest to their full loss where volatility is low.';
}

/** What was held at the end and has no figures, as a sentence; `undefined` where it has, and where nothing was held. */
export function unpricedEndSentence({ moments }: StressSection, openPositions: number): string | undefined {
  if (openPositions === 0 || moments.some(({ kinds }) => kinds.includes('end'))) return undefined;
  return 'What was held at the end cannot be repriced: the ledger does not tell its market, as after an assignment.';
}

/** The shock that is worst for the median trade; `undefined` where no trade could be repriced. */
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
  return `Left out: ${counted(unpriced, 'trade')} of ${groupedNumber(all, 0)}, since the ledger does not tell their volatilities or the level of VIX.`;
}
