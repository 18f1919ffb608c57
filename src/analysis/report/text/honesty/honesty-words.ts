// Sentences on luck that console and report share; each is given how figures are written.
import { HONESTY_CONFIDENCE, type HonestySection, type RunPart } from '../../../validation/index.ts';
import type { RunDocument } from '../../run-document.ts';
import { counted, groupedNumber } from '../number-text.ts';
import { SESSIONS_PER_YEAR } from '../../../metrics/index.ts';

/** Above so many independent trials nobody asks how many more. */
const TRIALS_TOLD_MAX = 1000;

type WriteNumber = (value: number, decimals: number) => string;

/** What the ratio is and how far the truth may lie from it. */
export function sharpeSentence({ sharpe }: HonestySection, write: WriteNumber): string | undefined {
  if (sharpe === null) return undefined;
  const range = ([low, high]: readonly [number, number]): string => `${write(low, 2)} to ${write(high, 2)}`;
  return (
    `Sharpe ratio ${write(sharpe.yearly, 2)} a year; 95% interval ${range(sharpe.dependent)}, ` +
    `or ${range(sharpe.independent)} if sessions did not depend on each other.`
  );
}

/** Whether it is told from zero, and how long that would take. */
export function probabilitySentence(honesty: HonestySection, write: WriteNumber): string | undefined {
  const { probabilisticSharpe: probability, minimumTrackRecord, sharpe } = honesty;
  if (probability === null || sharpe === null) return undefined;
  const enough = probability >= HONESTY_CONFIDENCE ? 'enough' : 'not enough';
  const length =
    minimumTrackRecord === null
      ? 'No length of record would change that at a ratio of zero or less.'
      : `At this ratio it takes ${counted(minimumTrackRecord, 'session')} (${write(minimumTrackRecord / SESSIONS_PER_YEAR, 1)} years) to reach 0.95; the run has ${groupedNumber(sharpe.sessions, 0)}.`;
  return `Probability that the true ratio is above zero: ${probabilityText(probability)}, ${enough} for the usual 0.95. ${length}`;
}

/** Near certainty is not written as certainty. */
export function probabilityText(probability: number): string {
  if (probability > 0.99) return probability >= 0.9999 ? 'above 0.9999' : probability.toFixed(4);
  return probability < 0.01 ? 'below 0.01' : probability.toFixed(2);
}

/** How large a search it may have come out of; of too little evidence nothing that speaks for the run. */
export function trialsSentence({
  honesty: { trialsWhileSignificant: trials },
  metrics,
}: Pick<RunDocument, 'honesty' | 'metrics'>): string | undefined {
  if (trials === null) return undefined;
  if (trials === 0) return 'Even as the only configuration ever tried it would not be told from luck.';
  if (metrics.evidence === 'insufficient')
    return 'That does not tell it from luck: the evidence is insufficient, whatever the ratio.';
  if (trials === 1)
    return 'It is told from luck only if it is the one configuration ever tried: as the best of two independent ones it would not be.';
  const most =
    trials > TRIALS_TOLD_MAX ? `more than ${groupedNumber(TRIALS_TOLD_MAX, 0)}` : groupedNumber(trials, 0);
  return `It is told from luck as the best of up to ${most} independent configurations tried, and of no more.`;
}

/** Whether all of the time earned alike. */
export function partsSentence(
  { halves, halvesChance, years }: HonestySection,
  write: WriteNumber,
): string | undefined {
  const [first, second] = halves;
  if (first === undefined || second === undefined) return undefined;
  const ratio = ({ sharpe }: RunPart): string => (sharpe === null ? 'n/a' : write(sharpe, 2));
  const chance =
    halvesChance === null
      ? ''
      : ` (halves that differ as much come by chance with probability ${probabilityText(halvesChance)})`;
  const gained = years.filter(({ netPnlDollars }) => netPnlDollars > 0).length;
  return `First half ${ratio(first)}, second half ${ratio(second)}${chance}; ${gained} of ${counted(years.length, 'calendar year')} gained.`;
}
