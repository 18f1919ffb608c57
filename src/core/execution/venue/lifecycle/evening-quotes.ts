// Keeps what the last bar of a session quotes of the shorts that are held, for a review that comes after the bar is gone.
import {
  type ChainSnapshot,
  contractKey,
  type OptionContract,
  type OptionExpiry,
  type OptionRight,
} from '../../../domain/index.ts';
import type { HeldContract } from '../venue-account.ts';

/** What a review asks of a chain. */
export type EveningQuotes = Pick<ChainSnapshot, 'root' | 'readQuote' | 'activity'>;

/** What a chain quotes of all that a review of these shorts may ask, kept: a later bar may have another chain in its place. */
export function keptQuotes(held: readonly HeldContract[], chain: ChainSnapshot): EveningQuotes {
  const quotes = new Map<string, { readonly bidCents: number; readonly askCents: number }>();
  const open = new Map<string, ReturnType<NonNullable<ChainSnapshot['activity']>>>();
  for (const { contract, long, short } of held) {
    if (contract.root !== chain.root || short <= long) continue;
    for (const one of [contract, oppositeOf(contract)]) {
      const slot = { bidCents: 0, askCents: 0 };
      if (chain.readQuote(one, slot)) quotes.set(contractKey(one), slot);
      open.set(
        seriesKey(one.expiry, one.right, one.strikeCents),
        chain.activity?.(one.expiry, one.right, one.strikeCents),
      );
    }
  }
  return {
    root: chain.root,
    readQuote(contract, slot) {
      const quote = quotes.get(contractKey(contract));
      if (quote === undefined) return false;
      slot.bidCents = quote.bidCents;
      slot.askCents = quote.askCents;
      return true;
    },
    activity: (expiry, right, strikeCents) => open.get(seriesKey(expiry, right, strikeCents)),
  };
}

function seriesKey(
  { root, sessionDate, settlement }: OptionExpiry,
  right: OptionRight,
  strikeCents: number,
): string {
  return [root, sessionDate, settlement, right, strikeCents].join(' ');
}

/** The other right of the same series and strike. */
export function oppositeOf(contract: OptionContract): OptionContract {
  return { ...contract, right: contract.right === 'call' ? 'put' : 'call' };
}
