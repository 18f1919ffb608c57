// One pair of trades side by side, and what their difference is made of.
import {
  alignedRows,
  counted,
  numberOrUndefined,
  UNDEFINED_TEXT,
  wrappedText,
} from '../../../analysis/report/index.ts';
import type { DifferenceParts } from '../../../analysis/trade-comparison/index.ts';
import type { ImportedTrade } from '../../../core/domain/index.ts';
import type { ComparedPair } from '../compare-list.ts';
import { dollarsText, momentText, strikesText } from './trade-words.ts';

const CELL_WIDTH = 30;

/** An empty line, a table of eleven figures, and the parts; `place` counts from 0. */
export function pairLines(
  { own, theirs, parts }: ComparedPair,
  { place, tool }: { readonly place: number; readonly tool: string },
): readonly string[] {
  const shares = own.contracts * own.multiplier;
  const theirShares = theirs.contracts * theirs.multiplier;
  const rows = [
    [`pair ${place + 1}`, `Quantor trade ${own.id}`, `${tool} ${theirs.name}`, 'difference'],
    ['entered', momentText(own.opened), momentText(theirs.opened), ''],
    ['expiry', own.legs[0]?.expiry ?? '', theirs.legs[0]?.expiry ?? '', ''],
    ['strikes', strikesText(own.legs), strikesText(theirs.legs), ''],
    ['contracts', String(own.contracts), String(theirs.contracts), String(own.contracts - theirs.contracts)],
    money('credit a share', [own.creditCents, theirs.creditCents], [shares, theirShares]),
    ['closed', closedText(own), closedText(theirs), ''],
    ['reason', cut(own.reason), cut(theirs.reason), ''],
    money('cost to close', [own.closingCents, theirs.closingCents]),
    money('fees', [own.feesCents, theirs.feesCents]),
    money('P&L', [own.pnlCents, theirs.pnlCents]),
    money('P&L a contract', [own.pnlCents, theirs.pnlCents], [own.contracts, theirs.contracts]),
  ];
  const events = [
    ...(own.adjustments === 0 ? [] : [`here adjusted ${counted(own.adjustments, 'time')}`]),
    ...theirs.events.map((event) => `there ${event}`),
  ];
  return [
    '',
    ...alignedRows(rows, ['left', 'right', 'right', 'right']),
    ...(events.length === 0 ? [] : wrappedText(events.join(', '))),
    ...(parts === undefined
      ? ['  no difference is formed: one of them is open']
      : wrappedText(partsText(parts))),
  ];
}

function partsText(parts: DifferenceParts): string {
  const { totalCents, sizeCents, entryCents, exitCents, feesCents, restCents } = parts;
  const named: readonly (readonly [string, number | undefined])[] = [
    ['size', sizeCents],
    ['entry', entryCents],
    ['exit', exitCents],
    ['fees', feesCents],
    ['rest', restCents],
  ];
  const known = named.flatMap(([name, amount]) =>
    amount === undefined ? [] : [`${name} ${dollarsText(amount)}`],
  );
  return `${dollarsText(totalCents)} = ${known.join(' + ')}`;
}

/** `units`: by how many shares or contracts each amount is divided; a fraction of a cent is shown. */
function money(
  name: string,
  amounts: readonly [number | undefined, number | undefined],
  units: readonly [number, number] = [1, 1],
): readonly string[] {
  const [own, theirs] = amounts.map((amount, side) =>
    amount === undefined ? undefined : amount / (units[side] ?? 1) / 100,
  );
  const known = [own, theirs].filter((value) => value !== undefined);
  const isWhole = known.every((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6);
  const decimals = isWhole ? 2 : 3;
  const difference = own === undefined || theirs === undefined ? undefined : own - theirs;
  return [name, ...[own, theirs, difference].map((value) => numberOrUndefined(value ?? null, decimals))];
}

function closedText({ closed, pnlCents }: Pick<ImportedTrade, 'closed' | 'pnlCents'>): string {
  return closed === undefined && pnlCents === undefined ? 'open' : momentText(closed);
}

function cut(text = UNDEFINED_TEXT): string {
  return text.length <= CELL_WIDTH ? text : `${text.slice(0, CELL_WIDTH - 1)}…`;
}
