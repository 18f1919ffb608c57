// What stated shocks would have done, in text: a few lines for a summary, and all of it for `quantor risk`.
import type { ShockEntry, ShockOverTrades, StressMoment, StressSection } from '../../../scenario/index.ts';
import {
  dollarsOf,
  heldTradesWords,
  heldWords,
  lowVixSentence,
  momentWords,
  unpricedEndSentence,
  unpricedSentence,
  worstCellWords,
} from '../../document/stress-words.ts';
import type { RunDocument } from '../../run-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { counted, groupedNumber, percentOrUndefined } from '../number-text.ts';

const TITLES = ['shock', 'days', 'S&P %', 'VIX', 'median $', 'worst $', 'equity %'] as const;
const ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'right', 'right', 'right', 'right', 'right'];
const HOW_STRUCK = 'each from entry through its days, at mid prices; no exit acts';
/** A summary shows the shocks that cost the median trade most; the report has all. */
const SHOWN_MAX = 4;

interface StruckShock {
  readonly shock: ShockEntry;
  readonly result: ShockOverTrades;
}

/** Lines on the shocks; none where no trade was opened or no shock was given. */
export function stressLines({ stress, trades, openPositions }: RunDocument): readonly string[] {
  if (stress === null || trades.length + openPositions.length === 0) return [];
  if (stress.reason !== null) return noneLines(stress.reason);
  const worst = struckShocks(stress)
    .toSorted((a, b) => a.result.medianDollars - b.result.medianDollars)
    .slice(0, SHOWN_MAX);
  const held = stress.moments.map(
    (moment) =>
      `Held ${moment.date}, ${momentWords(moment)} (${heldTradesWords(moment)}): ${heldWords(moment)}.`,
  );
  const left = [unpricedEndSentence(stress, openPositions.length), unpricedSentence(stress)];
  const sentences = [...held, ...left.filter((sentence) => sentence !== undefined)];
  return [
    ...heading(`STATED SHOCKS (${HOW_STRUCK})`),
    ...shockLines(worst),
    ...(sentences.length === 0 ? [] : wrappedText(sentences.join(' '))),
  ];
}

/** All shocks, what they do to each moment, and its grid; lines ending in newlines. */
export function stressText(stress: StressSection): string {
  if (stress.reason !== null) return textOf(noneLines(stress.reason));
  const unpriced = unpricedSentence(stress);
  const over = counted(stress.trades, 'trade');
  return textOf([
    ...heading(`STATED SHOCKS OVER ${over.toUpperCase()} (${HOW_STRUCK})`),
    ...shockLines(struckShocks(stress)),
    ...(unpriced === undefined ? [] : wrappedText(unpriced)),
    ...stress.moments.flatMap((moment) => momentLines(stress, moment)),
  ]);
}

function momentLines({ shocks }: StressSection, moment: StressMoment): readonly string[] {
  const struck = shocks.map(({ to, title }, index) => {
    const result = moment.shocks[index];
    return [
      `${to}  ${title}`,
      groupedNumber(result?.pnlDollars ?? 0, 0),
      percentOrUndefined(result?.shareOfEquity ?? null, 1),
    ];
  });
  return [
    ...heading(`HELD ${moment.date}, ${momentWords(moment)} (${heldTradesWords(moment)}, $ from the marks)`),
    ...alignedRows([['shock', '$', '% of equity'], ...struck], ['left', 'right', 'right']),
    ...gridLines(moment),
    ...wrappedText(
      [`Worst: ${worstCellWords(moment)}.`, lowVixSentence(moment) ?? [], boundSentence(moment)]
        .flat()
        .join(' '),
    ),
  ];
}

/** A small table for each time ahead, changes of the underlying across. */
function gridLines({ grid }: StressMoment): readonly string[] {
  const columns = grid.spotChanges.map((change) => `${groupedNumber(change * 100, 0)}%`);
  const alignments = ['left', ...columns.map(() => 'right' as const)] as const;
  return grid.days.flatMap((days, at) => {
    const cells = grid.vixRatios.map((ratio, row) => [
      `VIX x ${ratio}`,
      ...(grid.pnlDollars[at]?.[row] ?? []).map((dollars) => groupedNumber(dollars, 0)),
    ]);
    return [
      '',
      ...alignedRows([[days === 0 ? 'at once' : `${days} days on`, ...columns], ...cells], alignments),
    ];
  });
}

function boundSentence({ worstDollars }: StressMoment): string {
  return worstDollars === null
    ? 'Nothing bounds the loss.'
    : `At expiry it can come to ${dollarsOf(worstDollars)} from these marks.`;
}

function struckShocks({ shocks }: StressSection): readonly StruckShock[] {
  return shocks.flatMap((shock) => (shock.trades === null ? [] : [{ shock, result: shock.trades }]));
}

function shockLines(struck: readonly StruckShock[]): readonly string[] {
  if (struck.length === 0) return [];
  const rows = struck.map(({ shock, result }) => [
    `${shock.to}  ${shock.title}`,
    groupedNumber(shock.days, 0),
    percentOrUndefined(shock.spotChange, 1),
    `${shock.volatilityBefore.toFixed(1)} > ${shock.volatilityAfter.toFixed(1)}`,
    groupedNumber(result.medianDollars, 0),
    groupedNumber(result.worstDollars, 0),
    percentOrUndefined(result.worstShareOfEquity, 1),
  ]);
  return alignedRows([TITLES, ...rows], ALIGNMENTS);
}

function noneLines(reason: string): readonly string[] {
  return [...heading('STATED SHOCKS'), ...wrappedText(`None: ${reason}.`)];
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
