// The summary's sections on the figures of a run and on how much they can be trusted.
import { daysBetween } from '../../../core/domain/index.ts';
import type { RunDocument } from '../run-document.ts';
import { boundsSentence, ruleText, unfilledSentence } from './bounds-text.ts';
import { heading, LINE_WIDTH, wrappedText } from './aligned-text.ts';
import { counted, groupedNumber, numberOrUndefined, percentOrUndefined } from './number-text.ts';

type Figure = readonly [label: string, unit: string, value: string];

/** Lines on the result, heading included: the account on the left, the trades on the right. */
export function resultLines(document: RunDocument): readonly string[] {
  const left = accountFigures(document);
  const right = tradeFigures(document);
  const leftColumn = figureLines(left);
  const rightColumn = figureLines(right);
  const gap = LINE_WIDTH - 2 - 2 * FIGURE_WIDTH;
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `  ${(leftColumn[index] ?? '').padEnd(FIGURE_WIDTH + gap)}${rightColumn[index] ?? ''}`.trimEnd(),
  );
  return [
    ...heading('RESULT'),
    ...rows,
    ...shortRunLines(document),
    ...boundsLines(document),
    ...marginLines(document),
  ];
}

// A yearly rate of a few days is arithmetic, not a forecast.
function shortRunLines({ data }: RunDocument): readonly string[] {
  if (data.from === null || data.to === null) return [];
  const days = daysBetween(data.from, data.to) + 1;
  if (days >= 365) return [];
  return wrappedText(
    `Yearly figures are stretched from ${counted(days, 'day')}: read them as rates, not as results.`,
  );
}

/** The interval of the net P&L where exits had no quotes, and the exits whose limit kept them waiting. */
function boundsLines({ metrics }: RunDocument): readonly string[] {
  const bounds = boundsSentence(metrics, (dollars) => `$ ${groupedNumber(dollars, 2)}`);
  return [bounds, unfilledSentence(metrics)].flatMap((sentence) =>
    sentence === undefined ? [] : wrappedText(sentence),
  );
}

function marginLines({ margin }: RunDocument): readonly string[] {
  if (margin === null) return [];
  const told = margin.map(
    ({ rule, mostAtOnceDollars }) => `${ruleText(rule)} ${numberOrUndefined(mostAtOnceDollars, 0)}`,
  );
  return wrappedText(`Margin as trades were opened, $ at most at once: ${told.join(', ')}.`);
}

/** Lines that say what the figures prove, which is little or nothing. */
export function evidenceLines({ metrics }: RunDocument): readonly string[] {
  const sentence =
    metrics.evidence === 'insufficient'
      ? `INSUFFICIENT: ${metrics.reasons.join('; ')}. These figures support no conclusion, good or bad.`
      : `Sufficient in number: ${counted(metrics.trades, 'trade')}, at least 10 losses and a session with VIX above 30. ` +
        'It is still one past, under the assumptions above; it promises nothing.';
  return [...heading('EVIDENCE'), ...wrappedText(sentence)];
}

function accountFigures({ run, metrics }: RunDocument): readonly Figure[] {
  const dollars = (value: number | null): string => numberOrUndefined(value, 2);
  return [
    ['initial cash', '$', dollars(run.initialCashDollars)],
    ['final equity', '$', dollars(run.initialCashDollars + metrics.netPnlDollars)],
    ['net P&L', '$', dollars(metrics.netPnlDollars)],
    ['of it interest', '$', dollars(metrics.interestDollars)],
    ['net return', '%', percentOrUndefined(metrics.netReturn, 2)],
    ['growth (CAGR)', '% a year', percentOrUndefined(metrics.cagr, 2)],
    ['volatility', '% a year', percentOrUndefined(metrics.volatility, 2)],
    ['Sharpe', 'a year', numberOrUndefined(metrics.sharpe, 2)],
    ['Sortino', 'a year', numberOrUndefined(metrics.sortino, 2)],
    ['Calmar', '', numberOrUndefined(metrics.calmar, 2)],
  ];
}

function tradeFigures({ metrics, openPositions, trades }: RunDocument): readonly Figure[] {
  const pnls = trades.flatMap(({ pnlDollars }) => (pnlDollars === null ? [] : [pnlDollars]));
  const worst = pnls.length === 0 ? null : pnls.reduce((least, pnl) => Math.min(least, pnl));
  return [
    ['trades closed', '', groupedNumber(metrics.trades, 0)],
    ['still open', '', groupedNumber(openPositions.length, 0)],
    ['win rate', '% of trades', percentOrUndefined(metrics.winRate, 1)],
    ['expectancy', '$ a trade', numberOrUndefined(metrics.expectancyDollars, 2)],
    ['worst trade', '$', numberOrUndefined(worst, 2)],
    ['profit factor', '', numberOrUndefined(metrics.profitFactor, 2)],
    ['fees', '$', groupedNumber(metrics.feesDollars, 2)],
    ['maximum drawdown', '%', percentOrUndefined(metrics.maxDrawdown, 2)],
    ['maximum drawdown', '$', numberOrUndefined(metrics.maxDrawdownDollars, 2)],
    ['time in market', '% of sessions', percentOrUndefined(metrics.timeInMarket, 1)],
    ['return on margin', '%', percentOrUndefined(metrics.returnOnMargin, 2)],
  ];
}

const FIGURE_WIDTH = 48;
const LABEL_WIDTH = 16;
const UNIT_WIDTH = 13;

function figureLines(figures: readonly Figure[]): readonly string[] {
  const valueWidth = FIGURE_WIDTH - LABEL_WIDTH - UNIT_WIDTH - 2;
  return figures.map(
    ([label, unit, value]) =>
      `${label.padEnd(LABEL_WIDTH)} ${unit.padEnd(UNIT_WIDTH)} ${value.padStart(valueWidth)}`,
  );
}
