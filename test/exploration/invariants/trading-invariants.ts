// What must hold at every moment: the engine's book and the venue's agree, and nothing is left without a way out.
import { contractKey, type OpenTrade } from '../../../src/core/domain/index.ts';
import type { EngineState } from '../../../src/core/engine/index.ts';
import { canonicalText } from '../canonical-text.ts';
import type { Moment } from '../moment.ts';

/** The engine's account and what is still under way to it add up to the venue's account. */
export function bookProblems({ engine, venue }: Moment): readonly string[] {
  const contracts = new Map<string, number>();
  const add = (key: string, change: number): void => {
    contracts.set(key, (contracts.get(key) ?? 0) + change);
  };
  let { cashCents } = engine.portfolio;
  let shares = 0;
  for (const trade of engine.portfolio.openTrades) {
    shares += trade.shares;
    for (const [place, leg] of trade.opening.structure.legs.entries())
      add(contractKey(leg.contract), trade.legContracts[place] ?? 0);
  }
  for (const { effect } of venue.underWay) {
    cashCents += effect.cashCents;
    shares += effect.shares;
    for (const [key, change] of Object.entries(effect.contracts)) add(key, change);
  }
  const problems: string[] = [];
  if (cashCents !== venue.cashCents) problems.push(`cash ${cashCents}, the venue's ${venue.cashCents}`);
  if (shares !== venue.shares) problems.push(`${shares} shares, the venue's ${venue.shares}`);
  for (const key of new Set([...contracts.keys(), ...Object.keys(venue.held)])) {
    const [own, its] = [contracts.get(key) ?? 0, venue.held[key] ?? 0];
    if (own !== its) problems.push(`${own} of ${key}, the venue's ${its}`);
  }
  return problems;
}

/** Every order a trade waits for is one that works, and no trade is being closed twice over. */
export function orderProblems({ engine, venue }: Moment): readonly string[] {
  const problems: string[] = [];
  for (const { opening, closingOrderId, adjustingOrderId, shareOrderId } of engine.portfolio.openTrades) {
    const { tradeId } = opening;
    if (closingOrderId !== undefined && !engine.workingOrders.has(closingOrderId))
      problems.push(`trade ${tradeId} waits for order ${closingOrderId}, which does not work`);
    if (adjustingOrderId !== undefined && !engine.workingOrders.has(adjustingOrderId))
      problems.push(`trade ${tradeId} waits for order ${adjustingOrderId}, which does not work`);
    if (shareOrderId !== undefined && !engine.shareOrders.has(shareOrderId))
      problems.push(`trade ${tradeId} waits for share order ${shareOrderId}, which does not work`);
    const closing = venue.orders.filter(
      ({ intent, stage }) => intent.tradeId === tradeId && intent.action !== 'open' && stage !== 'lost',
    );
    if (closing.length > 1)
      problems.push(`trade ${tradeId} is being closed or changed by ${closing.length} orders at once`);
    const sharesOut = venue.shareOrders.filter(({ intent }) => intent.tradeId === tradeId);
    if (sharesOut.length > 1) problems.push(`the shares of trade ${tradeId} are being traded twice`);
  }
  return problems;
}

/**
 * After a bar, the policy's last word: a trade with a short contract that no long one of its right covers, or with
 * shares, has an order under way that reduces it.
 */
export function reachProblems(engine: EngineState): readonly string[] {
  return engine.portfolio.openTrades.flatMap((trade) => {
    const { opening, closingOrderId, adjustingOrderId, shareOrderId, shares } = trade;
    if (shares !== 0 && shareOrderId === undefined)
      return [`trade ${opening.tradeId} holds ${shares} shares and nothing is done`];
    const isTradable = engine.nowMs < opening.structure.expiry.lastTradeMs;
    const isUncovered = uncoveredContracts(trade) > 0;
    // What adjusts it is taken back before it is closed.
    const isWorkedOn = (closingOrderId ?? adjustingOrderId ?? shareOrderId) !== undefined;
    if (isUncovered && isTradable && !isWorkedOn)
      return [`trade ${opening.tradeId} is short without cover and nothing is done`];
    return [];
  });
}

/** Short contracts, short shares counted as calls, that no long contract of the same right covers. */
function uncoveredContracts({ opening, legContracts, shares }: OpenTrade): number {
  const { legs, multiplier } = opening.structure;
  const net = { call: Math.min(0, shares) / multiplier, put: 0 };
  for (const [place, { contract }] of legs.entries()) net[contract.right] += legContracts[place] ?? 0;
  return Math.max(0, -net.call) + Math.max(0, -net.put);
}

/** What a restart must not lose: money, contracts, shares, orders with their fills, and what was seen. */
export function restartProblems(before: EngineState, after: EngineState): readonly string[] {
  const [expected, found] = [lasting(before), lasting(after)];
  return Object.keys(expected)
    .filter((name) => expected[name] !== found[name])
    .map((name) => `a restart turns ${name} from ${expected[name]} into ${found[name]}`);
}

function lasting(engine: EngineState): Readonly<Record<string, string>> {
  const { portfolio, workingOrders, endedOrders, shareOrders, seenFillIds } = engine;
  const { cashCents, realisedPnlCents, interestCents } = portfolio;
  const trades = portfolio.openTrades.map((trade) => {
    const { opening, legContracts, shares, windDown, closingOrderId, shareOrderId, pendingExit } = trade;
    const { cashFlowCents, feesCents, shareCashCents, adjustments, adjustingOrderId } = trade;
    return [
      [opening.tradeId, opening.quantity, windDown, closingOrderId, shareOrderId, pendingExit],
      legContracts,
      [shares, cashFlowCents, feesCents, shareCashCents],
      [...adjustments, adjustingOrderId],
    ];
  });
  const filledOf = (orders: EngineState['workingOrders']) =>
    [...orders.values()].map(({ order }) => [
      order.id,
      order.filledQuantity,
      order.intent.action,
      order.intent.quantity,
    ]);
  return {
    money: canonicalText([cashCents, realisedPnlCents, interestCents]),
    trades: canonicalText(trades),
    workingOrders: canonicalText(filledOf(workingOrders)),
    endedOrders: canonicalText(filledOf(endedOrders)),
    shareOrders: canonicalText([...shareOrders.keys()]),
    seenFillIds: canonicalText(seenFillIds),
    nextIds: canonicalText([engine.nextOrderId, engine.nextTradeId]),
  };
}
