// What opening a structure pays at the quotes of an instant.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  doubleWorthCents,
  type OptionStructure,
  type Quote,
  structureValue,
} from '../../domain/index.ts';

/** Credits in cents a share; `quotes` in leg order. */
export interface QuotedCredit {
  readonly quotes: readonly Quote[];
  /** May be a half cent. */
  readonly midCreditCents: number;
  /** Selling at the bid and buying at the ask. */
  readonly naturalCreditCents: Cents;
}

/** The credit, or `undefined` where a leg has no quote. */
export function quotedCredit(chain: ChainSnapshot, structure: OptionStructure): QuotedCredit | undefined {
  const quotes = quotesOf(chain, structure);
  if (quotes === undefined) return undefined;
  const isBought = (leg: number): boolean => (structure.legs[leg]?.quantity ?? 0) > 0;
  const doubleMids = quotes.map((quote, leg) => doubleWorthCents(quote, isBought(leg)));
  const naturals = quotes.map(({ bidCents, askCents }, leg) => (isBought(leg) ? askCents : bidCents));
  return {
    quotes,
    midCreditCents: -structureValue(structure, doubleMids) / 2,
    naturalCreditCents: cents(-structureValue(structure, naturals)),
  };
}

function quotesOf(chain: ChainSnapshot, { legs }: OptionStructure): readonly Quote[] | undefined {
  const quotes: Quote[] = [];
  for (const { contract } of legs) {
    const slot = { bidCents: 0, askCents: 0 };
    if (!chain.readQuote(contract, slot)) return undefined;
    quotes.push({ bidCents: cents(slot.bidCents), askCents: cents(slot.askCents) });
  }
  return quotes;
}
