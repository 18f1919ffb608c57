// What four brokers' rules would have asked for a run's trades, side by side with the worst loss that it went by.
import type { SessionDate } from '../../../core/domain/index.ts';
import type { MarginRecord } from '../../../core/ledger/index.ts';
import { sessionExposure } from '../../metrics/index.ts';
import { openingCashCents, type RecordedTrade } from './trades/trade-history.ts';

export const MARGIN_RULES = ['cboe', 'ibkr', 'alpaca', 'lean', 'worst-loss'] as const;
export type MarginRule = (typeof MARGIN_RULES)[number];

/** One rule's requirement as trades were opened, dollars, gross of the credit. */
export interface MarginEntry {
  readonly rule: MarginRule;
  /** Trades that the rule gives an amount for. */
  readonly trades: number;
  readonly meanDollars: number | null;
  readonly largestDollars: number | null;
  /** The most asked for at any session's close for all trades open then, each as it was asked for when opened. */
  readonly mostAtOnceDollars: number | null;
}

/** A row for each rule; `null` for a ledger of before margin was recorded, or without a trade. */
export function marginSection(
  trades: readonly RecordedTrade[],
  sessionDates: readonly SessionDate[],
): readonly MarginEntry[] | null {
  if (!trades.some((trade) => marginOf(trade) !== undefined)) return null;
  return MARGIN_RULES.map((rule) => {
    const asked = trades.flatMap((trade) => {
      const cents = centsOf(trade, rule);
      return cents === undefined ? [] : [{ from: trade.opened.date, to: trade.closed?.date, amount: cents }];
    });
    const atOnce = sessionExposure(sessionDates, asked);
    const cents = asked.map(({ amount }) => amount);
    const hasAny = cents.length > 0;
    return {
      rule,
      trades: cents.length,
      meanDollars: hasAny ? cents.reduce((sum, one) => sum + one, 0) / cents.length / 100 : null,
      largestDollars: hasAny ? cents.reduce((most, one) => Math.max(most, one), 0) / 100 : null,
      mostAtOnceDollars: hasAny ? atOnce.reduce((most, one) => Math.max(most, one), 0) / 100 : null,
    };
  });
}

/** Of all its opening fills: the latest record has them. */
export function marginOf({ opened, increased }: RecordedTrade): MarginRecord | undefined {
  return (increased ?? opened).marginCents;
}

function centsOf(trade: RecordedTrade, rule: MarginRule): number | undefined {
  if (rule !== 'worst-loss') return marginOf(trade)?.[rule];
  const { opened, increased } = trade;
  return (increased ?? opened).maxLossCents + openingCashCents(trade);
}
