// What opening a structure, or trading a bundle of legs, pays at the quotes of an instant.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  doubleWorthCents,
  type LegBundle,
  type Quote,
  type QuoteSlot,
  structureValue,
} from '../../domain/index.ts';

/** Cents a share. */
export interface CreditAtQuotes {
  /** May be a half cent. */
  readonly midCreditCents: number;
  /** Selling at the bid and buying at the ask. */
  readonly naturalCreditCents: Cents;
}

/** `quotes` in leg order. */
export interface QuotedCredit extends CreditAtQuotes {
  readonly quotes: readonly Quote[];
}

/** The credit, or `undefined` where a leg has no quote. */
export function quotedCredit(chain: ChainSnapshot, bundle: LegBundle): QuotedCredit | undefined {
  const quotes = quotesOf(chain, bundle, () => true);
  return quotes === undefined ? undefined : { quotes, ...creditAtQuotes(bundle, quotes) };
}

/** A quote of every leg in leg order, or `undefined` where one is missing or not usable. */
export function quotesOf(
  chain: ChainSnapshot,
  { legs }: LegBundle,
  isUsable: (quote: Readonly<QuoteSlot>) => boolean,
): readonly Quote[] | undefined {
  const quotes: Quote[] = [];
  for (const { contract } of legs) {
    const slot = { bidCents: 0, askCents: 0 };
    if (!chain.readQuote(contract, slot) || !isUsable(slot)) return undefined;
    quotes.push({ bidCents: cents(slot.bidCents), askCents: cents(slot.askCents) });
  }
  return quotes;
}

/** What the legs pay at these quotes of them. */
export function creditAtQuotes(bundle: LegBundle, quotes: readonly Quote[]): CreditAtQuotes {
  const isBought = (leg: number): boolean => (bundle.legs[leg]?.quantity ?? 0) > 0;
  const doubleMids = quotes.map((quote, leg) => doubleWorthCents(quote, isBought(leg)));
  const naturals = quotes.map(({ bidCents, askCents }, leg) => (isBought(leg) ? askCents : bidCents));
  return {
    midCreditCents: -structureValue(bundle, doubleMids) / 2,
    naturalCreditCents: cents(-structureValue(bundle, naturals)),
  };
}
