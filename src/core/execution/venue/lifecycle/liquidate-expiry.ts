// Carries out a broker's liquidation on an expiry day: judges each expiring position and trades it at the market's own prices.
import {
  type BarClosed,
  cents,
  CHAIN_ORIGINS,
  chainOfOrigin,
  type ChainSnapshot,
  exerciseCashCents,
  type LiquidatedLeg,
  type OptionExpiry,
} from '../../../domain/index.ts';
import { expiryLiquidation } from '../../lifecycle/expiry-liquidation.ts';
import type { NetHolding } from '../../lifecycle/physical-settlement.ts';
import type { HeldContract, VenueAccount } from '../venue-account.ts';
import type { VenueBooks } from '../venue-books.ts';
import type { DatedLiquidation } from './lifecycle-rules.ts';

/** Closes what the rule says of every expiry of the bar's session, once its time has come. */
export function liquidateExpiries(
  books: VenueBooks,
  bar: BarClosed,
  liquidationOf: (expiry: OptionExpiry) => DatedLiquidation | undefined,
): void {
  // Nothing that is held expires today, which is the rule.
  if (books.account.nextSettlementMs() > bar.sessionCloseMs) return;
  for (const expiry of books.account.expiries()) {
    if (expiry.sessionDate !== bar.sessionDate || bar.availableAtMs >= expiry.lastTradeMs) continue;
    const liquidation = liquidationOf(expiry);
    if (liquidation !== undefined && bar.availableAtMs >= liquidation.dueMs)
      liquidateExpiry(books, { bar, expiry, liquidation });
  }
}

function liquidateExpiry(
  books: VenueBooks,
  {
    bar,
    expiry,
    liquidation,
  }: { readonly bar: BarClosed; readonly expiry: OptionExpiry; readonly liquidation: DatedLiquidation },
): void {
  const { account, fees, reports } = books;
  const chain = chainOf(bar, expiry);
  if (chain === undefined) return;
  const { closing } = expiryLiquidation(
    {
      held: holdingsOf(account, expiry),
      equityCents: equityCents(account, { bar, chain, expiry }),
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
  const slot = { bidCents: 0, askCents: 0 };
  const isQuoted = chain.readQuote(contract, slot) && slot.bidCents >= 0 && slot.bidCents <= slot.askCents;
  // No market is needed to set them against each other: what exercise would bring stands in for a quote.
  const priceCents = isQuoted
    ? Math.round((slot.bidCents + slot.askCents) / 2)
    : Math.round(exerciseCashCents(contract, spotPoints) / contract.multiplier);
  return [{ contract, quantity, priceCents: cents(priceCents) }];
}

function chainOf(bar: BarClosed, { root }: OptionExpiry): ChainSnapshot | undefined {
  const chains = CHAIN_ORIGINS.map((origin) => chainOfOrigin(bar, origin));
  return chains.find((chain) => chain?.root === root);
}

function holdingsOf(account: VenueAccount, expiry: OptionExpiry): readonly NetHolding[] {
  return account
    .held()
    .filter(({ contract }) => contract.expiry === expiry)
    .map(({ contract, long, short }) => ({ contract, quantity: long - short }));
}

/** Bought at the ask, sold at the bid, which is nothing where nobody bids. */
function priced({ contract, quantity }: NetHolding, chain: ChainSnapshot): LiquidatedLeg | undefined {
  const slot = { bidCents: 0, askCents: 0 };
  if (!chain.readQuote(contract, slot) || slot.bidCents < 0 || slot.bidCents > slot.askCents)
    return undefined;
  return { contract, quantity, priceCents: cents(quantity > 0 ? slot.askCents : slot.bidCents) };
}

/** Cash, shares at the bar's close and what closing the quoted contracts of the root would bring. */
function equityCents(
  account: VenueAccount,
  {
    bar,
    chain,
    expiry,
  }: { readonly bar: BarClosed; readonly chain: ChainSnapshot; readonly expiry: OptionExpiry },
): number {
  let equity = account.cashCents() + account.shares(expiry.root) * bar.bar.close * 100;
  for (const { contract, long, short } of account.held()) {
    if (contract.root !== expiry.root) continue;
    const leg = priced({ contract, quantity: short - long }, chain);
    if (leg !== undefined) equity -= leg.quantity * leg.priceCents * contract.multiplier;
  }
  return equity;
}
