// Words for what is only known within bounds, for exits that did not fill, and for the rules by which brokers ask for margin.
import type { MarginRule } from '../document/margin-section.ts';
import type { MetricsSection } from '../document/metrics-section.ts';
import { counted } from './number-text.ts';

/** The interval of the net P&L where exits had no quotes; `undefined` where every exit had one. */
export function boundsSentence(
  { netPnlBounds, unquotedExits }: Pick<MetricsSection, 'netPnlBounds' | 'unquotedExits'>,
  dollars: (value: number) => string,
): string | undefined {
  if (netPnlBounds === null) return undefined;
  const [low, high] = netPnlBounds;
  return (
    `Quotes were missing when ${counted(unquotedExits, 'trade')} ${unquotedExits === 1 ? 'was' : 'were'} to be closed. ` +
    `None is left out: had they been closed then, at any price without arbitrage, the net P&L would lie between ${dollars(low)} and ${dollars(high)}, the fees of closing taken off.`
  );
}

/** The exits that waited for their limit in vain; `undefined` where none did. */
export function unfilledSentence({
  unfilledExits,
}: Pick<MetricsSection, 'unfilledExits'>): string | undefined {
  if (unfilledExits === 0) return undefined;
  const [trades, was, it] = unfilledExits === 1 ? ['trade', 'was', 'it'] : ['trades', 'were', 'they'];
  return (
    `${unfilledExits} ${trades} ${was} to be closed and ran to settlement instead: no missing quote is on record, but none was within the limit of the order in time. ` +
    `The P&L is that of what ${it} settled at.`
  );
}

const RULES: Readonly<Record<MarginRule, string>> = {
  cboe: 'Cboe',
  ibkr: 'IBKR',
  alpaca: 'Alpaca',
  lean: 'Lean',
  'worst-loss': 'worst loss at expiry',
};

/** A rule as people call it. */
export function ruleText(rule: MarginRule): string {
  return RULES[rule];
}
