// The JSON document of a shown chain: everything at the instant, null where a number is not there.
import { isoInstant } from '../../../core/domain/index.ts';
import { type ChainView, daysTo } from './show-chain.ts';
import type { ShownExpiry, ShownQuote } from './shown-quotes.ts';

/** One object; volatilities are decimals a year, Greeks per share, theta a day and vega a point. */
export function chainDocument(view: ChainView): Readonly<Record<string, unknown>> {
  const { request, date, atMs, timing, instants, spot, spotFrom, vendorSpot, expiries, sources } = view;
  return {
    store: request.store,
    root: request.root,
    date,
    at: isoInstant(atMs),
    timing,
    instants,
    quotedFrom: isoInstant(view.quotedFromMs),
    quotedTo: isoInstant(view.quotedToMs),
    spot: numberOrNull(spot),
    spotFrom,
    vendorSpot: vendorSpot ?? null,
    rate: request.rate,
    sources,
    expiries: expiries.map((expiry) => ({
      expiry: expiry.expiry.sessionDate,
      settlement: expiry.expiry.settlement,
      dte: daysTo(date, expiry.expiry),
      years: expiry.years,
      forward: expiry.forward === undefined ? null : numberOrNull(expiry.forward),
      quotes: quotesOf(expiry),
    })),
  };
}

type NumbersOrNull = Readonly<Record<string, number | null>>;

function quotesOf({
  quotes,
}: ShownExpiry): readonly { readonly right: string; readonly own: NumbersOrNull | null }[] {
  return quotes.map(({ right, own, quotedAtMs, ...numbers }: ShownQuote) => ({
    right,
    quotedAt: isoInstant(quotedAtMs),
    ...nullsFor(numbers),
    own: own === undefined ? null : nullsFor({ ...own }),
  }));
}

function nullsFor(numbers: Readonly<Record<string, number | undefined>>): NumbersOrNull {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]): [string, number | null] => [
      name,
      numberOrNull(value ?? Number.NaN),
    ]),
  );
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
