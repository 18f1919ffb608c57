// What a settlement does to each trade: contracts that trades hold against each other, those exercised, and the rest.
import type { ExpirySettledRecord, LegRecord } from '../../../core/ledger/index.ts';
import { contractName, seriesName } from '../contract-name.ts';
import { wholeValueCents } from '../expiry-value.ts';
import { partsOf, take } from './parts.ts';
import { inProportion } from './share-out.ts';
import { bookCash, bookShares, type Movement, type TradeAccount } from './trade-account.ts';

/** What one trade gets of a settlement, while it is added up. */
interface Share {
  readonly trade: TradeAccount;
  readonly contracts: { readonly leg: LegRecord; readonly quantity: number }[];
  shares: number;
  cashCents: number;
  feesCents: number;
}

type SettledLegRecord = ExpirySettledRecord['legs'][number];

/** Books a settlement on the trades that hold anything of its series; they then hold nothing of it. */
export function settlementMovements(
  trades: readonly TradeAccount[],
  record: ExpirySettledRecord,
): readonly Movement[] {
  const series = seriesName(record);
  const stated = new Map(record.legs.map((leg) => [contractName(leg), leg]));
  const shares = new Map<TradeAccount, Share>();
  const held = new Map<string, LegRecord>();
  for (const trade of trades) {
    for (const [name, { leg, quantity }] of trade.legs) {
      if (quantity === 0 || seriesName(leg) !== series) continue;
      held.set(name, leg);
      shares.set(trade, shares.get(trade) ?? { trade, contracts: [], shares: 0, cashCents: 0, feesCents: 0 });
    }
  }
  const settlement = { trades, shares, points: record.settlementPoints };
  for (const [name, leg] of held) settleContract(settlement, { name, leg, stated: stated.get(name) });
  const own = [...shares.values()];
  const fees = inProportion(
    (record.feesCents ?? 0) - record.legs.reduce((sum, leg) => sum + (leg.feesCents ?? 0), 0),
    own.map(({ trade }) => trade.openedQuantity),
  );
  return own.map((share, index) => {
    const feesCents = share.feesCents + (fees[index] ?? 0);
    bookCash(share.trade, share.cashCents, feesCents);
    return { ...share, feesCents };
  });
}

interface Settlement {
  readonly trades: readonly TradeAccount[];
  readonly shares: ReadonlyMap<TradeAccount, Share>;
  readonly points: number;
}

interface HeldContract {
  readonly name: string;
  readonly leg: LegRecord;
  /** Of what the account held net; `undefined` where its trades held as much long as short. */
  readonly stated: SettledLegRecord | undefined;
}

/** Longs and shorts of different trades pay each other; the broker then exercises the oldest of the rest first. */
function settleContract(settlement: Settlement, { name, leg, stated }: HeldContract): void {
  const { trades, points } = settlement;
  const isCash = stated?.sharesPerContract === undefined;
  const valueCents =
    stated !== undefined && isCash ? stated.cashPerContractCents : wholeValueCents(leg, points);
  const ofSide = (side: number): number =>
    trades.reduce((sum, trade) => sum + Math.max(0, side * (trade.legs.get(name)?.quantity ?? 0)), 0);
  const crossed = Math.min(ofSide(1), ofSide(-1));
  for (const side of [1, -1]) end(settlement, name, { side, contracts: crossed, cashCents: valueCents });
  const side = ofSide(1) > 0 ? 1 : -1;
  const rest = ofSide(side);
  if (stated !== undefined) {
    end(settlement, name, {
      side,
      contracts: Math.min(rest, stated.exercised ?? rest),
      cashCents: stated.cashPerContractCents,
      shares: stated.sharesPerContract,
      feesCents: stated.feesCents,
    });
  }
  // Of a contract that should have been stated and is not, the value is booked: its absence is complained of elsewhere.
  end(settlement, name, { side, contracts: ofSide(side), cashCents: stated === undefined ? valueCents : 0 });
}

/** Ends contracts of one side of trades, the oldest first, for the cash and shares that one long one brings. */
function end(
  { trades, shares }: Settlement,
  name: string,
  ends: {
    readonly side: number;
    readonly contracts: number;
    readonly cashCents: number;
    readonly shares?: number | undefined;
    /** Fall on the trades in proportion to what ends of each. */
    readonly feesCents?: number | undefined;
  },
): void {
  const parts = partsOf(trades, name, ends);
  const fees = inProportion(
    ends.feesCents ?? 0,
    parts.map(({ contracts }) => contracts),
  );
  for (const [index, part] of parts.entries()) {
    const share = shares.get(part.trade);
    const own = part.trade.legs.get(name);
    if (share === undefined || own === undefined) continue;
    const contracts = ends.side * part.contracts;
    share.contracts.push(...take(part, contracts));
    share.cashCents += contracts * ends.cashCents;
    share.feesCents += fees[index] ?? 0;
    if (ends.shares === undefined) {
      own.exitCashCents += contracts * ends.cashCents;
      continue;
    }
    share.shares += contracts * ends.shares;
    bookShares(part.trade, contracts * ends.shares, contracts * ends.cashCents);
  }
}
