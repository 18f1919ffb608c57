// The report's section on stress: stated shocks over all trades, and what was held repriced over spot, volatility and time.
import type { StressSection } from '../../../scenario/index.ts';
import {
  heldTradesWords,
  heldWords,
  momentWords,
  unpricedEndSentence,
  unpricedSentence,
  worstShock,
} from '../../document/stress-words.ts';
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

/** Under these no trade stands for one in twenty. */
const TAIL_TRADES_MIN = 20;

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
    lead: leadOf(stress, openPositions.length),
    blocks: [
      ...shockTables(stress),
      ...heldTables(stress),
      ...stress.moments.flatMap(gridCharts),
      methodBlock(),
    ],
  };
}

function leadOf(stress: StressSection, openPositions: number): string {
  const worst = worstShock(stress);
  const sentences: string[] = [];
  if (worst?.trades) {
    const { medianDollars, worstDollars, worstShareOfEquity } = worst.trades;
    const share =
      worstShareOfEquity === null || worstShareOfEquity >= 0
        ? ''
        : ` No single trade loses more than ${percentText(-worstShareOfEquity, 1)} of equity.`;
    sentences.push(
      `Of ${counted(stress.shocks.length, 'stated shock')} the one to ${longDate(worst.to)} (${worst.title}) is the worst for the median trade: ` +
        `${counted(worst.days, 'day')} after entry it would stand at ${dollarText(medianDollars, 0)}, the worst trade at ${dollarText(worstDollars, 0)}.${share}`,
    );
  }
  for (const moment of stress.moments) {
    const words = heldWords(moment).replaceAll('-', '−').replaceAll(' x ', ' × ');
    sentences.push(`What was held on ${longDate(moment.date)}, ${momentWords(moment)}: ${words}.`);
  }
  const left = [unpricedEndSentence(stress, openPositions), unpricedSentence(stress)];
  return [...sentences, ...left.filter((sentence) => sentence !== undefined)].join(' ');
}

function shockTables({ shocks, trades }: StressSection): readonly TableBlock[] {
  if (trades === 0) return [];
  return [
    {
      kind: 'table',
      title: `Each shock from the entry of each trade to the end of its days, over ${counted(trades, 'trade')}`,
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
            trades < TAIL_TRADES_MIN ? 'n/a' : numberText(result.fifthPercentileDollars, 0),
            numberText(result.worstDollars, 0),
            percentCell(result.worstShareOfEquity),
            percentCell(result.medianShareOfMaxLoss),
          ]),
        ];
      }),
      note:
        'P&L from the mid marks of the entry, whole positions, before the cost of getting out; a trade that expires sooner is at its expiry. ' +
        `1 in 20: the loss that one trade in twenty exceeds, told from ${TAIL_TRADES_MIN} trades on. Worst % of equity: the most that any one trade loses. ` +
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
            `${moment.date}, ${momentWords(moment)}: ${heldTradesWords(moment)}, ` +
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
      'European options are valued by Black-76, American ones so too or at exercise where that is more. Spreads that the spot has left ' +
      'behind on both strikes come nearest to their full loss where volatility is low, so the worst cell may have VIX below its level. Exits that would have acted, wider spreads and ' +
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
