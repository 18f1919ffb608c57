// The summary's last section: how far every bar got, and what stood in the way.
import {
  closingGate,
  type DecisionFunnel,
  type GateCount,
  strictestGate,
} from '../../../attribution/index.ts';
import type { RunDocument } from '../../run-document.ts';
import { type Alignment, alignedRows, heading, wrappedText } from '../aligned-text.ts';
import { gateMeaning } from '../gate-meaning.ts';
import { counted, groupedNumber, percentOrUndefined } from '../number-text.ts';

const ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'right', 'right', 'left'];

/** Lines of the funnel, heading and closing sentence included. */
export function funnelLines({ funnel }: Pick<RunDocument, 'funnel'>): readonly string[] {
  const share = (count: number): string =>
    percentOrUndefined(funnel.bars === 0 ? null : count / funnel.bars, 1);
  let left = funnel.bars;
  const gateRows = stoppingGates(funnel).map(({ gate, stopped }) => {
    left -= stopped;
    return [gate, groupedNumber(stopped, 0), share(stopped), groupedNumber(left, 0), gateMeaning(gate)];
  });
  const rows = [
    ['gate', 'bars stopped', '% of bars', 'bars left', 'because'],
    ['', '', '', groupedNumber(funnel.bars, 0), 'tradable bars'],
    ...gateRows,
    [
      'candidates',
      '',
      share(funnel.candidates),
      groupedNumber(funnel.candidates, 0),
      'bars that passed every gate',
    ],
    ['orders', '', '', groupedNumber(funnel.orders, 0), 'opening orders sent'],
    ['trades', '', '', groupedNumber(funnel.trades, 0), 'opened'],
  ];
  return [
    ...heading('WHY BARS DID NOT BECOME TRADES'),
    ...alignedRows(rows, ALIGNMENTS),
    ...wrappedText(silentSentence(funnel)),
    ...wrappedText(funnelSentence(funnel)),
  ];
}

/** The gates that stopped no bar, in their order. */
export function silentSentence({ gates }: DecisionFunnel): string {
  const silent = gates.filter(({ stopped }) => stopped === 0).map(({ gate }) => gate);
  if (silent.length === 0) return 'Every gate stopped a bar.';
  return `Stopped no bar: ${silent.join(', ')}.`;
}

/** The gates that stopped a bar, in their order. */
export function stoppingGates({ gates }: DecisionFunnel): readonly GateCount[] {
  return gates.filter(({ stopped }) => stopped > 0);
}

function funnelSentence(funnel: DecisionFunnel): string {
  if (funnel.bars === 0) return 'No trade was opened: the run had no bar on which it might trade.';
  const strictest = strictestGate(funnel);
  const most =
    strictest === undefined
      ? 'No gate stopped a bar.'
      : `The gate ${strictest.gate} stopped the most: ${groupedNumber(strictest.stopped, 0)} of ` +
        `${counted(funnel.bars, 'bar')} (${gateMeaning(strictest.gate)}).`;
  return funnel.trades > 0 ? most : `No trade was opened. ${most} ${endSentence(funnel, strictest)}`;
}

function endSentence(funnel: DecisionFunnel, strictest: GateCount | undefined): string {
  const closing = closingGate(funnel);
  if (closing !== undefined) {
    if (closing.gate === strictest?.gate) return 'No bar got past it.';
    return `No bar got past ${closing.gate} (${gateMeaning(closing.gate)}).`;
  }
  const passed = `${counted(funnel.candidates, 'bar')} passed every gate`;
  return funnel.orders === 0
    ? `${passed}, but no order was sent.`
    : `${passed}, but none of ${counted(funnel.orders, 'opening order')} was filled.`;
}
