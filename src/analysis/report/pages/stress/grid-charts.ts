// The shaded tables of a moment's stress grid: at once, and after the days of its worst cell.
import type { StressMoment } from '../../../scenario/index.ts';
import { momentWords, worstCellWords } from '../../document/stress-words.ts';
import type { ChartBlock } from '../../blocks/report-block.ts';
import { dollarText, longDate, numberText } from '../../blocks/typeset-number.ts';
import { counted } from '../../text/number-text.ts';

/** One chart, or two where the worst cell lies days ahead. */
export function gridCharts(moment: StressMoment): readonly ChartBlock[] {
  const { days, worst } = moment.grid;
  return days.filter((ahead) => ahead === 0 || ahead === worst.days).map((ahead) => gridChart(moment, ahead));
}

function gridChart(moment: StressMoment, ahead: number): ChartBlock {
  const { grid, date, positions, worstDollars } = moment;
  const when = ahead === 0 ? 'at once' : `${counted(ahead, 'day')} later`;
  return {
    kind: 'chart',
    title: `What was held on ${longDate(date)}, ${momentWords(moment)}, repriced ${when}`,
    chart: {
      kind: 'heat-map',
      rowTitle: 'VIX',
      columnTitle: 'Change of the underlying',
      rows: grid.vixRatios.map((ratio) => `× ${ratio}`),
      columns: grid.spotChanges.map((change) => `${change > 0 ? '+' : ''}${numberText(change * 100, 0)}%`),
      values: grid.pnlDollars[grid.days.indexOf(ahead)] ?? [],
      measure: { form: 'dollars', decimals: 0, unit: '$' },
    },
    caption:
      `P&L in dollars from the marks of that close over ${counted(positions, 'trade')}, by change of the underlying and of VIX from ` +
      `${numberText(moment.vixPoints, 1)}${ahead === 0 ? '' : `, ${counted(ahead, 'day')} later or at expiry where that is sooner`}.`,
    caveat:
      'Mid prices on the calibrated surface, without exits, wider spreads or fees; ' +
      (worstDollars === null
        ? 'nothing bounds the loss.'
        : `from these marks the legs bound the loss at ${dollarText(-worstDollars, 0)}.`),
    description: `The worst cell of all tables of that close: ${worstCellWords(moment)}.`,
  };
}
