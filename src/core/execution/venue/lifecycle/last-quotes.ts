// Remembers the last sound quote of every contract that is held, of any class: a broker's equity is that of the whole account.
import {
  type BarClosed,
  CHAIN_ORIGINS,
  chainOfOrigin,
  type ChainSnapshot,
  contractKey,
  isSoundQuote,
  type OptionContract,
  type Root,
} from '../../../domain/index.ts';
import type { HeldContract } from '../venue-account.ts';

/** Cents per share. */
interface LastQuote {
  readonly bidCents: number;
  readonly askCents: number;
}

export interface LastQuotes {
  /** Notes what a bar quotes of the contracts of its class. */
  note(bar: BarClosed, held: readonly HeldContract[]): void;
  /** What closing these contracts would bring (+) or cost (-), cents; `undefined` where a short was never quoted. */
  closingCents(held: readonly HeldContract[]): number | undefined;
}

export function createLastQuotes(): LastQuotes {
  const quotes = new Map<string, LastQuote>();
  return {
    note(bar, held) {
      const chain = chainOfRoot(bar, bar.root);
      if (chain === undefined) return;
      for (const { contract } of held) {
        const quote = contract.root === bar.root ? soundQuote(contract, chain) : undefined;
        if (quote !== undefined) quotes.set(contractKey(contract), quote);
      }
    },
    closingCents(held) {
      let sum = 0;
      for (const { contract, long, short } of held) {
        const quote = quotes.get(contractKey(contract));
        const net = long - short;
        if (quote === undefined && net < 0) return undefined;
        // A long that nobody ever bid for brings nothing.
        if (quote !== undefined)
          sum += net * (net > 0 ? quote.bidCents : quote.askCents) * contract.multiplier;
      }
      return sum;
    },
  };
}

/** The bar's chain of a class, of the first origin that has one. */
export function chainOfRoot(bar: BarClosed, root: Root): ChainSnapshot | undefined {
  const chains = CHAIN_ORIGINS.map((origin) => chainOfOrigin(bar, origin));
  return chains.find((chain) => chain?.root === root);
}

/** A contract's quote, or `undefined` where it has no sound one. */
export function soundQuote(
  contract: OptionContract,
  chain: Pick<ChainSnapshot, 'readQuote'>,
): LastQuote | undefined {
  const slot = { bidCents: 0, askCents: 0 };
  return chain.readQuote(contract, slot) && isSoundQuote(slot) ? slot : undefined;
}
