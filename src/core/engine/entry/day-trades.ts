// Counts the trades that are opened and closed on one day, which brokers bound for small accounts.
import type { OpenTrade, SessionDate } from '../../domain/index.ts';
import type { DayTrading } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';

/** Notes a closing or adjusting fill on `date`; a trade is one day trade, however many orders close it. */
export function noteClosing(state: EngineState, { opening, adjustedOn }: OpenTrade, date: SessionDate): void {
  const { tradeId, openedOn } = opening;
  // Legs that an adjustment took were opened on its day.
  if (
    (openedOn !== date && adjustedOn !== date) ||
    state.dayTrades.some((done) => done.tradeId === tradeId && done.date === date)
  )
    return;
  state.dayTrades.push({ tradeId, date });
}

/** What risk is shown of day trades on a date; `undefined` where nothing binds the account. */
export function dayTradingOn(state: EngineState, date: SessionDate): DayTrading | undefined {
  const { dayTrading } = state.plan;
  if (dayTrading === undefined) return undefined;
  const { kind, ruleOn, calendar } = dayTrading;
  const account = {
    kind,
    equityCents: state.riskStatus.lastCloseCents,
    dayTrades: state.dayTrades.map((done) => done.date),
  };
  return { account, date, planned: 1 + undone(state, date), rule: ruleOn(date), calendar };
}

/** Trades that closing today would make day trades: no exit is held back, so only entries can leave room for them. */
function undone({ portfolio, workingOrders, dayTrades }: EngineState, date: SessionDate): number {
  const trades = new Set<number>();
  for (const { opening, adjustedOn } of portfolio.openTrades)
    if (opening.openedOn === date || adjustedOn === date) trades.add(opening.tradeId);
  for (const { order } of workingOrders.values())
    if (order.intent.action !== 'close') trades.add(order.intent.tradeId);
  for (const { tradeId } of dayTrades) trades.delete(tradeId);
  return trades.size;
}
