// What the trades that are open at the end of a run may come to at their expiries, for the console.
import {
  type ExpiryOutlook,
  type MonteCarloSection,
  TERMINAL_QUANTILES,
  type TerminalDistribution,
} from '../../../scenario/index.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { counted, groupedNumber } from '../number-text.ts';

/** Lines ending in newlines; none without an open trade. */
export function expiryText({ openAtExpiry, untoldAtExpiry }: MonteCarloSection): string {
  const untold =
    untoldAtExpiry.length === 0
      ? []
      : wrappedText(
          `${counted(untoldAtExpiry.length, 'open trade')} left out (${untoldAtExpiry.join(', ')}): the ledger does not tell ` +
            'the forward and the volatility of every leg at the end, or shares are held, or the last day is the expiry.',
        );
  if (openAtExpiry.length === 0 && untold.length === 0) return '';
  const rows = openAtExpiry.flatMap((outlook) => [
    ...rowOf(outlook, 'implied', outlook.implied),
    ...(outlook.filtered === null ? [] : rowOf(outlook, 'filtered', outlook.filtered)),
  ]);
  const header = [
    'id',
    'days',
    'law',
    'gains %',
    'mean $',
    ...TERMINAL_QUANTILES.filter((_, place) => place % 2 === 1).map(
      (share) => `${groupedNumber(share * 100, 0)}%`,
    ),
    'worst 5% $',
  ];
  const lines = [
    ...heading('OPEN TRADES AT THEIR EXPIRY (P&L of the whole position in $, after fees so far)'),
    ...(rows.length === 0
      ? []
      : [
          ...alignedRows(
            [header, ...rows],
            header.map((title): Alignment => (title === 'law' ? 'left' : 'right')),
          ),
          ...wrappedText(
            `Implied: ${counted(openAtExpiry[0]?.implied.paths ?? 0, 'price')} lognormal about the forward at the mean volatility of the ` +
              `legs sold. Filtered: ${pathsText(openAtExpiry)}the underlying’s own sessions at its volatility at the end of the run, ` +
              'without their drift. Held to expiry, whatever exit rules would do.',
          ),
        ]),
    ...untold,
  ];
  return `${lines.join('\n')}\n`;
}

/** Far fewer than of the other law, since each walks every session. */
function pathsText(outlooks: readonly ExpiryOutlook[]): string {
  const [filtered] = outlooks.flatMap((outlook) => outlook.filtered ?? []);
  return filtered === undefined ? '' : `${counted(filtered.paths, 'path')} of `;
}

function rowOf(
  { tradeId, days }: ExpiryOutlook,
  law: string,
  told: TerminalDistribution,
): readonly (readonly string[])[] {
  return [
    [
      groupedNumber(tradeId, 0),
      groupedNumber(days, 0),
      law,
      groupedNumber(told.probabilityOfProfit * 100, 1),
      groupedNumber(told.meanDollars, 0),
      ...told.quantiles.filter((_, place) => place % 2 === 1).map((dollars) => groupedNumber(dollars, 0)),
      groupedNumber(told.worstTwentiethDollars, 0),
    ],
  ];
}
