// The heat map of exposure: moves of the underlying against time, so that a build-up is seen at a glance.
import type { LedgerRecord } from '../../../../core/ledger/index.ts';
import { EXPOSURE_MOVES, exposureOverTime } from '../../../scenario/index.ts';
import type { ReportSection } from '../../blocks/report-block.ts';
import { numberText, percentText } from '../../blocks/typeset-number.ts';
import { counted } from '../../text/number-text.ts';

/** The section; `undefined` where nothing was held at any close. */
export function exposurePage(records: readonly LedgerRecord[]): ReportSection | undefined {
  const closes = exposureOverTime(records);
  if (closes.length === 0) return undefined;
  const known = closes.filter(({ positions }) => positions > 0);
  const title = 'Exposure over time';
  if (known.length === 0) {
    return {
      id: 'exposure',
      title,
      lead: 'Not measured in this run: the ledger does not tell the volatilities of what was held, so nothing can be repriced.',
      blocks: [],
    };
  }
  const unpriced = closes.reduce((sum, close) => sum + close.unpriced, 0);
  const worst = known.reduce((least, close) => (leastOf(close) < leastOf(least) ? close : least));
  const sentence = `Of ${counted(closes.length, 'close')} looked at, ${worst.date} had most to lose: ${percentText(leastOf(worst), 1)} of equity with ${counted(worst.positions, 'trade')} held.`;
  return {
    id: 'exposure',
    title,
    lead: sentence,
    blocks: [
      {
        kind: 'chart',
        title: 'P&L of all that was held under a move of the underlying at once, % of equity',
        chart: {
          kind: 'heat-map',
          rowTitle: 'Move',
          columnTitle: 'Close',
          rows: EXPOSURE_MOVES.map((move) => `${move > 0 ? '+' : ''}${numberText(100 * move, 0)}%`),
          columns: closes.map(({ date }) => date.slice(0, 7)),
          values: EXPOSURE_MOVES.map((_, row) =>
            closes.map(({ shareOfEquity }) => shareOfEquity[row] ?? undefined),
          ),
          measure: { form: 'ratio', decimals: 1, unit: '% of equity' },
        },
        caption:
          'The run in equal spans of closes; of each span the close with the greatest worst loss at expiry. Volatility as it was, no day passes.',
        caveat:
          'Mid prices of the model fitted to each leg, without the rise of volatility that comes with a fall: the stated shocks have it.' +
          (unpriced === 0
            ? ''
            : ` Left out: ${counted(unpriced, 'trade')} that the ledger does not tell enough of.`),
        description: sentence,
      },
    ],
  };
}

function leastOf({ shareOfEquity }: { readonly shareOfEquity: readonly (number | null)[] }): number {
  return shareOfEquity.reduce<number>((least, share) => Math.min(least, share ?? 0), 0);
}
