// The strikes that a trade has on one side, as a table shows them.
import type { OptionRight } from '../../../../core/domain/index.ts';
import type { TradeEntry } from '../../document/trades/trade-entry.ts';

/** Strikes of one right in strike order between separators; `undefined` where the trade has none of it. */
export function strikesText({ legs }: TradeEntry, right: OptionRight, separator: string): string | undefined {
  const strikes = legs.filter((leg) => leg.right === right).map(({ strike }) => strikeText(strike));
  return strikes.length === 0 ? undefined : strikes.join(separator);
}

function strikeText(strike: number): string {
  return Number.isInteger(strike) ? String(strike) : strike.toFixed(2);
}
