// A decision card as a person reads it.
import type { EntryCard, TradeCard } from '../../analysis/explain/index.ts';
import { gateMeaning, groupedNumber, wrappedText } from '../../analysis/report/index.ts';
import type { EntryCandidate, Flip, Signal } from '../../core/domain/index.ts';
import type { ExitStanding, SignalEffects } from '../../core/strategy/index.ts';
import { easternText } from '../data-sync/index.ts';
import type { LabelledCard } from './card-at.ts';
import { signalLines } from './signal-lines.ts';

const UNITS: Readonly<Record<ExitStanding['unit'], string>> = {
  credits: 'of the credit',
  ratio: 'times the volatility at entry',
  volatility: 'a year above the volatility at entry',
  delta: 'delta',
  points: 'points from the nearest short strike',
  days: 'days',
};

/** Ends in a line feed. */
export function cardText({ card, labels }: LabelledCard): string {
  const { atMs, root, spotPoints, vixPoints, entry, trades, signals, effects, flips } = card;
  const lines = [
    `DECISION AT ${easternText(atMs)} New York`,
    `  ${root} ${groupedNumber(spotPoints, 2)}; ${vixText(vixPoints)}`,
    `  underlying ${labels.underlying}, volatility ${labels.volatility}, option chain ${labels.chain}`,
    '',
    'ENTRY',
    ...entryLines(entry),
    ...(trades.length === 0 ? [] : ['', 'OPEN TRADES', ...trades.flatMap(tradeLines)]),
    '',
    'SIGNALS',
    ...(signals === undefined ? ['  every signal is switched off'] : signalLines(signals)),
    ...(effects === undefined ? [] : [effectsLine(effects)]),
    ...(flips.length === 0
      ? []
      : ['', 'WHAT WOULD TURN THE FUZZY VERDICT, ONE READING ALONE', ...flips.map(flipLine)]),
  ];
  return `${lines.join('\n')}\n`;
}

function effectsLine({ tilt, sizeScale }: SignalEffects): string {
  const { putDeltaScale, callDeltaScale, widthScale } = tilt;
  const times = (scale: number): string => `x ${groupedNumber(scale, 2)}`;
  return `  Together: put deltas ${times(putDeltaScale)}, call deltas ${times(callDeltaScale)}, wings ${times(widthScale)}, size ${times(sizeScale)}`;
}

function flipLine({ input, from, to, becomes }: Flip): string {
  return `  ${input} at ${figure(to)} instead of ${figure(from)}: ${becomes}`;
}

/** The level known at a bar, or why there is none. */
export function vixText(vix: Signal<number>): string {
  return vix.available
    ? `VIX ${groupedNumber(vix.value, 2)}, known since ${easternText(vix.asOfMs)}`
    : `no VIX (${vix.reason})`;
}

function entryLines(entry: EntryCard): readonly string[] {
  if (entry.outcome === 'stand') {
    const { gate, reason, candidate } = entry;
    return [
      ...wrappedText(`Stand. Gate ${gate}: ${gateMeaning(gate)}${measuredText(entry)}.`),
      ...(reason === undefined ? [] : wrappedText(`Reason: ${reason}.`)),
      ...(candidate === undefined ? [] : candidateLines(candidate)),
    ];
  }
  const { candidate, quantity, binding, limitCents } = entry;
  return [
    ...wrappedText(
      `Enter ${quantity}, for ${dollars(limitCents)} a share or more. The size was held there by ${binding}.`,
    ),
    ...candidateLines(candidate),
  ];
}

/** What a gate measured against what it allows, or nothing. */
export function measuredText({
  measured,
  limit,
}: {
  readonly measured?: number;
  readonly limit?: number;
}): string {
  if (measured === undefined) return '';
  return limit === undefined ? ` (${figure(measured)})` : ` (${figure(measured)} against ${figure(limit)})`;
}

function candidateLines(candidate: EntryCandidate): readonly string[] {
  const { structure, dte, deltas, midCreditCents, naturalCreditCents } = candidate;
  const strikes = structure.legs.map(({ contract }) => groupedNumber(contract.strikeCents / 100, 2));
  return [
    `  ${structure.expiry.sessionDate}, ${dte} days: strikes ${strikes.join(' / ')}`,
    `  deltas ${deltas.map((delta) => groupedNumber(delta, 3)).join(' / ')}`,
    `  credit ${dollars(midCreditCents)} at mid, ${dollars(naturalCreditCents)} natural; width ${dollars(structure.widthCents)}`,
  ];
}

function tradeLines(trade: TradeCard): readonly string[] {
  const strikes = trade.strikesCents.map((cents) => groupedNumber(cents / 100, 2)).join(' / ');
  const cost = `costs ${dollars(trade.closeCostCents)}${trade.isMarkFresh ? '' : ', an older mark'}`;
  return [
    `  Trade ${trade.tradeId}: ${trade.quantity} of ${strikes}, ${trade.expiry}, ${trade.dte} days`,
    `    sold for ${dollars(trade.creditCents)}, ${cost}`,
    `    ${trade.reason === undefined ? 'kept' : `to be closed: ${trade.reason}`}`,
    ...trade.rules.flatMap((rule) => wrappedText(ruleText(rule), '      ', '        ')),
  ];
}

function ruleText({ reason, measured, limit, closesWhen, unit }: ExitStanding): string {
  const now = measured === undefined ? 'not measured at this bar' : `now ${figure(measured)}`;
  const edge = closesWhen === 'rising' ? 'from' : 'down to';
  return `${reason}: ${now}, closes ${edge} ${figure(limit)} ${UNITS[unit]}`;
}

/** Mids may carry half a cent. */
function dollars(cents: number): string {
  return groupedNumber(cents / 100, Number.isInteger(cents) ? 2 : 3);
}

/** Four digits that tell, whatever the size. */
function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}
