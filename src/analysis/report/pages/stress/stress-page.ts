// The report's section on stress: stated shocks over all trades, and what was held repriced over spot, volatility and time.
import type { StressSection } from '../../../scenario/index.ts';
import { momentWords, unpricedSentence, worstCellWords, worstShock } from '../../document/stress-words.ts';
import type { RunDocument } from '../../run-document.ts';
import { counted } from '../../text/number-text.ts';
import {
  plainRow,
  type ReportBlock,
  type ReportSection,
  type TableBlock,
} from '../../blocks/report-block.ts';
import { dollarText, longDate, numberText, percentText } from '../../blocks/typeset-number.ts';
import { gridCharts } from './grid-charts.ts';

/** The section; `undefined` for a run without a trade, and where no shock was given. */
export function stressPage({ stress, trades, openPositions }: RunDocument): ReportSection | undefined {
  if (stress === null || trades.length + openPositions.length === 0) return undefined;
  const title = 'What stated shocks would have done';
  if (stress.reason !== null) {
    return { id: 'stress', title, lead: `Nothing could be repriced: ${stress.reason}.`, blocks: [] };
  }
  return {
    id: 'stress',
    title,
    lead: leadOf(stress),
    blocks: [
      ...shockTables(stress),
      ...heldTables(stress),
      ...stress.moments.flatMap(gridCharts),
      methodBlock(),
    ],
  };
}

function leadOf(stress: StressSection): string {
  const worst = worstShock(stress);
  const sentences: string[] = [];
  if (worst?.trades) {
    const { medianDollars, worstDollars, worstShareOfEquity } = worst.trades;
    const share =
      worstShareOfEquity === null ? '' : `, ${percentText(worstShareOfEquity, 1)} of equity at most`;
    sentences.push(
      `Of ${counted(stress.shocks.length, 'stated shock')} the one to ${longDate(worst.to)} (${worst.title}) costs most: ` +
        `a day after entry ${dollarText(medianDollars, 0)} of the median trade and ${dollarText(worstDollars, 0)} of the worst${share}.`,
    );
  }
  for (const moment of stress.moments) {
    const words = worstCellWords(moment).replaceAll('-', '−');
    sentences.push(
      `Of what was held on ${longDate(moment.date)}, ${momentWords(moment)}, the worst cell is ${words}.`,
    );
  }
  const left = unpricedSentence(stress);
  return [...sentences, ...(left === undefined ? [] : [left])].join(' ');
}

function shockTables({ shocks, trades }: StressSection): readonly TableBlock[] {
  if (trades === 0) return [];
  return [
    {
      kind: 'table',
      title: `Each shock as if it had struck the day after entry, over ${counted(trades, 'trade')}`,
      columns: [
        { title: 'Shock', unit: '', align: 'left' },
        { title: 'Days', unit: '', align: 'right' },
        { title: 'S&P 500', unit: '%', align: 'right' },
        { title: 'VIX', unit: 'before', align: 'right' },
        { title: 'VIX', unit: 'after', align: 'right' },
        { title: 'Median', unit: '$', align: 'right' },
        { title: '1 in 20', unit: '$', align: 'right' },
        { title: 'Worst', unit: '$', align: 'right' },
        { title: 'Worst', unit: '% equity', align: 'right' },
        { title: 'Median', unit: '% max. loss', align: 'right' },
      ],
      rows: shocks.flatMap((shock) => {
        const { trades: result } = shock;
        if (result === null) return [];
        return [
          plainRow([
            `${shock.to} ${shock.title}`,
            numberText(shock.days, 0),
            numberText(shock.spotChange * 100, 1),
            numberText(shock.volatilityBefore, 1),
            numberText(shock.volatilityAfter, 1),
            numberText(result.medianDollars, 0),
            numberText(result.fifthPercentileDollars, 0),
            numberText(result.worstDollars, 0),
            percentCell(result.worstShareOfEquity),
            percentCell(result.medianShareOfMaxLoss),
          ]),
        ];
      }),
      note:
        'P&L from the mid marks of the entry, whole positions, before the cost of getting out. 1 in 20: the loss that one trade in twenty exceeds. ' +
        `Levels are closes of the S&P 500 and of VIX${vxoYears(shocks)}, lows, opens and highs where the name says so; data/historical-shocks.json names the sources.`,
      isDense: true,
    },
  ];
}

function heldTables({ shocks, moments }: StressSection): readonly TableBlock[] {
  if (moments.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'The same shocks on all that was held at a close',
      columns: [
        { title: 'Shock', unit: '', align: 'left' },
        ...moments.flatMap(({ date }) => [
          { title: date, unit: '$', align: 'right' } as const,
          { title: date, unit: '% equity', align: 'right' } as const,
        ]),
      ],
      rows: shocks.map((shock, index) =>
        plainRow([
          `${shock.to} ${shock.title}`,
          ...moments.flatMap((moment) => {
            const struck = moment.shocks[index];
            return [numberText(struck?.pnlDollars, 0), percentCell(struck?.shareOfEquity)];
          }),
        ]),
      ),
      note: moments
        .map(
          (moment) =>
            `${moment.date}, ${momentWords(moment)}: ${counted(moment.positions, 'trade')}` +
            `${moment.unpriced === 0 ? '' : ` and ${moment.unpriced} that could not be repriced`}, ` +
            `which at expiry could lose ${dollarText(moment.maxLossDollars, 0)} net of credits; VIX ${numberText(moment.vixPoints, 1)}.`,
        )
        .join(' '),
      isDense: true,
    },
  ];
}

function percentCell(ratio: number | null | undefined): string {
  return ratio === null || ratio === undefined ? 'n/a' : numberText(ratio * 100, 1);
}

function methodBlock(): ReportBlock {
  return {
    kind: 'paragraph',
    text:
      'Each leg keeps its strike and the volatility that its own quote implied, times what the calibrated surface does at that strike when spot, ' +
      'VIX and maturity change: near expiries move more than VIX, far ones less, and a strike that the spot has moved towards is nearer the money. ' +
      'A shock brings as many times or as many points more of VIX as it did then, whichever is more, at most 150.19. ' +
      'European options are valued by Black-76, American ones at no less than exercise. Exits that would have acted, wider spreads and ' +
      'orders that do not fill are not in it.',
  };
}

/** Before 1990 VIX was not computed. */
function vxoYears(shocks: StressSection['shocks']): string {
  const years = shocks.flatMap(({ volatilityIndex, to }) =>
    volatilityIndex === 'VXO' ? [to.slice(0, 4)] : [],
  );
  return years.length === 0 ? '' : `, of VXO in ${years.join(', ')}`;
}
