// Holds what is stated of each trade against its own account: fills, its share of settlements, fees.
import type { OrderFilledRecord, TradeClosedRecord, TradeOpenedRecord } from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import { worstExpiryLossCents } from '../expiry-value.ts';
import {
  bookFill,
  bookSettlement,
  emptyTradeAccount,
  holdsAnything,
  type TradeAccount,
} from '../trade-account.ts';

/** For prices that are settlement values divided by the multiplier, cents per share. */
const PRICE_TOLERANCE_CENTS = 0.01;

export interface TradeCheck extends AuditCheck {
  /** Trades that hold something. */
  readonly openTradeIds: () => readonly number[];
}

export function createTradeCheck(complain: Complain): TradeCheck {
  const trades = new Map<number, TradeAccount>();
  const finished = new Set<number>();

  const seeFill = (fill: OrderFilledRecord): void => {
    const { tradeId } = fill;
    const trade = trades.get(tradeId) ?? emptyTradeAccount();
    trades.set(tradeId, trade);
    if (trade.isCloseRecorded || finished.has(tradeId))
      complain(`trade ${tradeId} is filled after it was closed`);
    for (const problem of bookFill(trade, fill)) complain(`trade ${tradeId} ${problem}`);
  };

  const seeOpened = (record: TradeOpenedRecord): void => {
    const trade = trades.get(record.tradeId);
    if (trade === undefined || trade.isOpenRecorded) {
      complain(`trade ${record.tradeId} is opened ${trade === undefined ? 'without a fill' : 'twice'}`);
      return;
    }
    trade.isOpenRecorded = true;
    for (const problem of problemsOfOpening(record, trade)) complain(`trade ${record.tradeId} ${problem}`);
  };

  const seeClosed = (record: TradeClosedRecord): void => {
    const trade = trades.get(record.tradeId);
    if (trade === undefined || !trade.isOpenRecorded || trade.isCloseRecorded) {
      complain(`trade ${record.tradeId} is closed, but was not open`);
      return;
    }
    trade.isCloseRecorded = true;
    for (const problem of problemsOfClosing(record, trade)) complain(`trade ${record.tradeId} ${problem}`);
  };

  /** Whatever moved a trade is followed by its own record within the same event. */
  const seeBalance = (): void => {
    for (const [tradeId, trade] of trades) {
      const isOver = !holdsAnything(trade);
      if (!trade.isOpenRecorded) complain(`trade ${tradeId} has fills but no record of its opening`);
      trade.isOpenRecorded = true;
      if (isOver && !trade.isCloseRecorded)
        complain(`trade ${tradeId} holds nothing but has no record of its closing`);
      // Trades that are over are not looked at again, so that a long run stays linear.
      if (isOver) trades.delete(tradeId);
      if (isOver) finished.add(tradeId);
    }
  };

  return {
    see(record) {
      if (record.type === 'order-filled') seeFill(record);
      else if (record.type === 'expiry-settled')
        for (const trade of trades.values()) bookSettlement(trade, record);
      else if (record.type === 'trade-opened') seeOpened(record);
      else if (record.type === 'trade-closed') seeClosed(record);
      else if (record.type === 'session-closed' || record.type === 'run-ended') seeBalance();
    },
    openTradeIds: () => [...trades].filter(([, trade]) => holdsAnything(trade)).map(([tradeId]) => tradeId),
  };
}

function problemsOfOpening(record: TradeOpenedRecord, trade: TradeAccount): readonly string[] {
  const legs = [...trade.legs.values()].map(({ leg, quantity }): typeof leg => ({ ...leg, quantity }));
  const lossCents = worstExpiryLossCents(legs);
  const premium = trade.openingPremiumCents;
  const [first] = legs;
  const creditCents = first === undefined ? 0 : record.creditCents * first.multiplier * record.quantity;
  return [
    ...differs('quantity', record.quantity, trade.openedQuantity),
    ...differs('credit, whole position,', creditCents, premium),
    ...differs('fees', record.feesCents, trade.feesCents),
    ...differs('worst loss', record.maxLossCents, lossCents === undefined ? undefined : lossCents - premium),
    ...differs('strikes', record.candidate.strikesCents.join(), legs.map((leg) => leg.strikeCents).join()),
    ...differs('expiry', record.candidate.expiry, first?.expiry),
  ];
}

function problemsOfClosing(record: TradeClosedRecord, trade: TradeAccount): readonly string[] {
  const exits = [...trade.legs.values()].map(({ exitPriceCents }) => exitPriceCents);
  const stated = record.legExitPricesCents;
  const isEachExit =
    stated.length === exits.length &&
    stated.every((price, leg) => {
      const exit = exits[leg];
      return exit !== undefined && Math.abs(price - exit) <= PRICE_TOLERANCE_CENTS;
    });
  return [
    ...(holdsAnything(trade) ? ['is closed but still holds contracts'] : []),
    ...differs('profit in cents', record.pnlCents, trade.cashCents),
    ...differs('fees', record.feesCents, trade.feesCents),
    ...(isEachExit ? [] : [`states its exit prices as ${stated.join()}, expected ${exits.join()}`]),
  ];
}

function differs(
  what: string,
  stated: number | string,
  expected: number | string | undefined,
): readonly string[] {
  return stated === expected ? [] : [`states its ${what} as ${stated}, expected ${expected ?? 'none'}`];
}
