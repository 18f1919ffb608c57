// How figures of trades are written in the texts on trade lists.
import { groupedNumber, UNDEFINED_TEXT } from '../../../analysis/report/index.ts';
import type { ImportedMoment, TradeListTool } from '../../../core/domain/index.ts';
import { easternText } from '../../data-sync/index.ts';

export const TOOL_NAMES: Readonly<Record<TradeListTool, string>> = {
  'option-omega': 'Option Omega',
  tastytrade: 'tastytrade',
  optopsy: 'optopsy',
};

/** `2024-03-01 09:45`, or the day alone. */
export function momentText(moment: ImportedMoment | undefined): string {
  if (moment === undefined) return UNDEFINED_TEXT;
  return moment.atMs === undefined ? moment.date : easternText(moment.atMs);
}

/** `4100/4150/4300/4350` of legs in strike order. */
export function strikesText(legs: readonly { readonly strikeCents: number }[]): string {
  return legs
    .map(({ strikeCents }) => strikeCents)
    .toSorted((a, b) => a - b)
    .map((cents) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)))
    .join('/');
}

export function dollarsText(amountCents: number | undefined): string {
  return amountCents === undefined ? UNDEFINED_TEXT : groupedNumber(amountCents / 100, 2);
}
