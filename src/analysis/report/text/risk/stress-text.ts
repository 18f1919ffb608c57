// The summary's section on stated shocks: what they would have done to trades and to what was held.
import type { RunDocument } from '../../run-document.ts';
import { momentWords, unpricedSentence, worstCellWords } from '../../document/stress-words.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { groupedNumber, percentOrUndefined } from '../number-text.ts';

const ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'right', 'right', 'right', 'right'];
/** A summary shows the shocks that cost the median trade most; the report has all. */
const SHOWN_MAX = 4;

/** Lines on the shocks; none where no trade was opened or no shock was given. */
export function stressLines({ stress, trades, openPositions }: RunDocument): readonly string[] {
  if (stress === null || trades.length + openPositions.length === 0) return [];
  if (stress.reason !== null) return [...heading('STATED SHOCKS'), ...wrappedText(`None: ${stress.reason}.`)];
  const struck = stress.shocks.flatMap((shock) =>
    shock.trades === null ? [] : [{ shock, result: shock.trades }],
  );
  const worst = struck
    .toSorted((a, b) => a.result.medianDollars - b.result.medianDollars)
    .slice(0, SHOWN_MAX);
  const rows = worst.map(({ shock, result }) => [
    `${shock.to}  ${shock.title}`,
    percentOrUndefined(shock.spotChange, 1),
    `${shock.volatilityBefore.toFixed(1)} > ${shock.volatilityAfter.toFixed(1)}`,
    groupedNumber(result.medianDollars, 0),
    groupedNumber(result.worstDollars, 0),
    percentOrUndefined(result.worstShareOfEquity, 1),
  ]);
  const held = stress.moments.map(
    (moment) => `Held ${moment.date}, ${momentWords(moment)}: ${worstCellWords(moment)}.`,
  );
  return [
    ...heading('STATED SHOCKS (a trade struck a day after its entry, at mid prices; no exit acts)'),
    ...(rows.length === 0
      ? []
      : alignedRows([['shock', 'S&P %', 'VIX', 'median $', 'worst $', '% of equity'], ...rows], ALIGNMENTS)),
    ...wrappedText([...held, unpricedSentence(stress) ?? []].flat().join(' ')),
  ];
}
