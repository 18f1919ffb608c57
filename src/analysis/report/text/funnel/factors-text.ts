// How `quantor explain --factors` reads: what winners and losers were decided on.
import type { FactorAttribution, FactorRow } from '../../../attribution/index.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { counted, groupedNumber, shortFigure } from '../number-text.ts';

const ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'right', 'right', 'right', 'right', 'right'];
/** The chance of being misled that people are used to. */
const LEVEL = 0.05;

/** Ends in a line feed. */
export function factorsText({ winners, losers, rows, leftOut }: FactorAttribution): string {
  const lines = [
    ...heading('WINNERS AGAINST LOSERS, BY WHAT WAS KNOWN AT THE ENTRY'),
    ...wrappedText(
      `${counted(winners, 'winner')}, ${counted(losers, 'loser')}. Above: the chance that a winner's value lies above a loser's; 0.5 says nothing.`,
    ),
    ...(rows.length === 0 ? [] : tableLines(rows)),
    ...wrappedText(verdict(rows)),
    ...(leftOut.length === 0
      ? []
      : wrappedText(
          `Left out, for fewer than five trades of a side or no difference: ${leftOut.join(', ')}.`,
        )),
  ];
  return `${lines.join('\n')}\n`;
}

function tableLines(rows: readonly FactorRow[]): readonly string[] {
  const cells = rows.map(
    ({ factor, winners, losers, winnersMedian, losersMedian, superiority, p, pAdjusted }) => [
      factor,
      `${winners}/${losers}`,
      shortFigure(winnersMedian),
      shortFigure(losersMedian),
      groupedNumber(superiority, 3),
      groupedNumber(p, 4),
      groupedNumber(pAdjusted, 4),
    ],
  );
  const titles = ['factor', 'trades', 'winners', 'losers', 'above', 'p alone', `p of ${rows.length}`];
  return alignedRows([titles, ...cells], ALIGNMENTS);
}

function verdict(rows: readonly FactorRow[]): string {
  if (rows.length === 0) return 'Too few trades of a side: there is nothing to compare.';
  const telling = rows.filter(({ pAdjusted }) => pAdjusted < LEVEL).map(({ factor }) => factor);
  const overlap =
    'Trades that were open together share their luck, so that even the corrected p is too small';
  if (telling.length === 0) {
    return `No factor tells winners from losers beyond what luck gives one of ${rows.length}. ${overlap}.`;
  }
  return `Beyond what luck gives one of ${rows.length}: ${telling.join(', ')}. ${overlap}: hold it against other years before it is made a rule.`;
}
