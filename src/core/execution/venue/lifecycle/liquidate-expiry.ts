// Carries out a broker's liquidation on an expiry day: judges each expiring position and trades it at the market's own prices.
import {
  type BarClosed,
  cents,
  type ChainSnapshot,
  exerciseCashCents,
  type LiquidatedLeg,
  type OptionExpiry,
} from '../../../domain/index.ts';
import { expiryLiquidation } from '../../lifecycle/expiry-liquidation.ts';
import type { NetHolding } from '../../lifecycle/physical-settlement.ts';
import type { HeldContract, VenueAccount } from '../venue-account.ts';
import type { VenueBooks } from '../venue-books.ts';
import { chainOfRoot, type LastQuotes, soundQuote } from './last-quotes.ts';
import type { DatedLiquidation } from './lifecycle-rules.ts';

/** Where and when one expiry is judged. */
interface Occasion {
  readonly bar: BarClosed;
  readonly expiry: OptionExpiry;
  readonly liquidation: DatedLiquidation;
  /** Of everything held, this bar's included. */
  readonly quotes: LastQuotes;
}

/** Closes what the rule says of every expiry of the bar's session, once its time has come. */
export function liquidateExpiries(
  books: VenueBooks,
  bar: BarClosed,
  {
    liquidationOf,
    quotes,
  }: {
    readonly liquidationOf: (expiry: OptionExpiry) => DatedLiquidation | undefined;
    readonly quotes: LastQuotes;
  },
): void {
  // Nothing that is held expires today, which is the rule.
  if (books.account.nextSettlementMs() > bar.sessionCloseMs) return;
  for (const expiry of books.account.expiries()) {
    if (expiry.sessionDate !== bar.sessionDate || bar.availableAtMs >= expiry.lastTradeMs) continue;
    const liquidation = liquidationOf(expiry);
    if (liquidation !== undefined && isDue(bar, expiry, liquidation))
      liquidateExpiry(books, { bar, expiry, liquidation, quotes });
  }
}

/** From the rule's time on; where the next bar would come after the end of trading, the last one before it serves. */
function isDue(bar: BarClosed, { lastTradeMs }: OptionExpiry, { dueMs }: DatedLiquidation): boolean {
  const barMs = bar.availableAtMs - bar.bar.startMs;
  const isLastChance = dueMs < lastTradeMs && bar.availableAtMs + barMs >= lastTradeMs;
  return bar.availableAtMs >= dueMs || isLastChance;
}

function liquidateExpiry(books: VenueBooks, occasion: Occasion): void {
  const { bar, expiry, liquidation } = occasion;
  const { account, fees, reports } = books;
  const chain = chainOfRoot(bar, expiry.root);
  if (chain === undefined) return;
  const { closing } = expiryLiquidation(
    {
      held: holdingsOf(account, expiry),
      equityCents: equityCents(account, occasion),
      shares: account.shares(expiry.root),
      spotPoints: bar.bar.close,
    },
    liquidation.rule,
  );
  const legs = closing.map((holding) => priced(holding, chain)).filter((leg) => leg !== undefined);
  // What is not quoted cannot be traded: the broker comes back at the next bar.
  if (legs.length === 0 || legs.length < closing.length) return;
  const crossed = account
    .held()
    .filter(({ contract }) => contract.expiry === expiry)
    .flatMap((held) => crossedOf(held, chain, bar.bar.close));
  const feesCents = fees.book({
    date: bar.sessionDate,
    action: 'close',
    legs: legs.map(({ contract, quantity, priceCents }) => ({
      root: contract.root,
      side: quantity > 0 ? 'buy' : 'sell',
      contracts: Math.abs(quantity),
      priceCents,
    })),
  });
  for (const { contract, quantity } of crossed)
    account.takeContracts(contract, { long: quantity, short: quantity });
  for (const { contract, quantity, priceCents } of legs) {
    account.takeContracts(contract, quantity > 0 ? { short: quantity } : { long: -quantity });
    account.addCash(-quantity * priceCents * contract.multiplier);
  }
  account.addCash(-feesCents);
  const { availableAtMs } = bar;
  reports.push({
    kind: 'position-liquidated',
    availableAtMs,
    legs,
    ...(crossed.length === 0 ? {} : { crossed }),
    feesCents,
    rule: liquidation.name,
  });
}

/** The smaller side of what one trade holds long and another short: neither may be left to trade what the account has not. */
function crossedOf({ contract, long, short }: HeldContract, chain: ChainSnapshot, spotPoints: number) {
  const quantity = Math.min(long, short);
  if (quantity === 0) return [];
  const quote = soundQuote(contract, chain);
  // No market is needed to set them against each other: what exercise would bring stands in for a quote.
  const priceCents =
    quote === undefined
      ? Math.round(exerciseCashCents(contract, spotPoints) / contract.multiplier)
      : Math.round((quote.bidCents + quote.askCents) / 2);
  return [{ contract, quantity, priceCents: cents(priceCents) }];
}

function holdingsOf(account: VenueAccount, expiry: OptionExpiry): readonly NetHolding[] {
  return account
    .held()
    .filter(({ contract }) => contract.expiry === expiry)
    .map(({ contract, long, short }) => ({ contract, quantity: long - short }));
}

/** Bought at the ask, sold at the bid, which is nothing where nobody bids. */
function priced({ contract, quantity }: NetHolding, chain: ChainSnapshot): LiquidatedLeg | undefined {
  const quote = soundQuote(contract, chain);
  return quote && { contract, quantity, priceCents: cents(quantity > 0 ? quote.askCents : quote.bidCents) };
}

/**
 * Cash, shares at the bar's close and what closing everything held would bring, of every class, at its last quotes. A debt
 * that no quote tells may be of any size: nothing is then counted as cover.
 */
function equityCents(account: VenueAccount, { bar, expiry, quotes }: Occasion): number {
  const closingCents = quotes.closingCents(account.held());
  if (closingCents === undefined) return 0;
  return account.cashCents() + account.shares(expiry.root) * bar.bar.close * 100 + closingCents;
}
