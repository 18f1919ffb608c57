// The forward of one recorded expiry: from put-call parity, or from spot, rate and dividends where only one side is quoted.
import { type CashDividend, daysBetween, MS_PER_YEAR, type SessionDate } from '../../../domain/index.ts';
import { parityForward } from '../parity-forward.ts';
import type { RecordedExpiry, RecordedQuote, RecordedSnapshot } from './recorded-chain.ts';
import { hasPremium, ownValue, type ValuationTerms } from './own-value.ts';
import { type StrikeQuote, strikePairs } from '../strike-pairs.ts';

/** All dividends of a span that ends with `knownTo`. */
export interface KnownDividends {
  readonly paid: readonly CashDividend[];
  readonly knownTo: SessionDate;
}

export interface ForwardInputs {
  /** Continuously compounded decimal a year; 0 where none is known. */
  readonly rate: number;
  /** `undefined`: unknown, and then no forward is carried. */
  readonly dividends: KnownDividends | undefined;
}

export interface SliceForward {
  readonly ok: true;
  readonly forward: number;
  readonly discount: number;
  /** `carry` is of lower quality: implied financing is not the bill rate. */
  readonly from: 'parity' | 'carry';
}

export type ForwardFailure = 'no-pairs' | 'forward-disagrees' | 'one-sided';

/** Fewer strikes with both sides do not tell whether they agree. */
const PARITY_STRIKES_MIN = 3;
/** Early exercise lowers the forward that mids imply; what is left after this many corrections is below a tick. */
const EXERCISE_PASSES = 3;
/** A few more strikes than parity looks at, since the corrected forward lies higher. */
const EXERCISE_STRIKES = 13;
/** The largest and the smallest forward must agree within this share of the forward. */
const DISAGREEMENT_MAX = 0.002;

/** The forward, or why there is none. */
export function sliceForward(
  snapshot: RecordedSnapshot,
  { expiry, quotes }: RecordedExpiry,
  inputs: ForwardInputs,
): SliceForward | { readonly ok: false; readonly reason: ForwardFailure } {
  const years = (expiry.settlesAtMs - snapshot.atMs) / MS_PER_YEAR;
  const discount = Math.exp(-inputs.rate * years);
  if (isOneSided(quotes)) return carriedForward(snapshot, expiry.sessionDate, { ...inputs, years });
  let found = parityForward(strikePairs(quotes.map(twoSided)), discount);
  for (let pass = 0; pass < EXERCISE_PASSES && found.ok; pass += 1) {
    const terms = { root: expiry.root, forward: found.forward, years, rate: inputs.rate };
    if (!hasPremium('put', terms)) break;
    found = parityForward(strikePairs(withoutExercise(quotes, terms).map(twoSided)), discount);
  }
  if (!found.ok || found.pairs < PARITY_STRIKES_MIN) return { ok: false, reason: 'no-pairs' };
  const { forward, spread } = found;
  if (spread > DISAGREEMENT_MAX * forward) return { ok: false, reason: 'forward-disagrees' };
  return { ok: true, forward, discount, from: 'parity' };
}

/** Quotes near the money at the price they would have without early exercise, to which alone parity applies. */
function withoutExercise(
  quotes: readonly RecordedQuote[],
  terms: ValuationTerms,
): readonly Pick<RecordedQuote, 'right' | 'strike' | 'mid' | 'bid' | 'ask'>[] {
  const strikes = [...new Set(quotes.map(({ strike }) => strike))]
    .toSorted((a, b) => Math.abs(a - terms.forward) - Math.abs(b - terms.forward))
    .slice(0, EXERCISE_STRIKES);
  const near = new Set(strikes);
  return quotes.flatMap((quote) => {
    const value = near.has(quote.strike) ? ownValue(quote, terms) : undefined;
    if (value === undefined) return [];
    const mid = value.europeanPrice;
    return [{ right: quote.right, strike: quote.strike, mid, bid: undefined, ask: undefined }];
  });
}

/** A close stands for both sides where a file has nothing else. */
function twoSided({
  right,
  strike,
  mid,
  bid,
  ask,
}: Pick<RecordedQuote, 'right' | 'strike' | 'mid' | 'bid' | 'ask'>): StrikeQuote {
  return { right, strike, bid: bid ?? mid, ask: ask ?? mid };
}

function isOneSided(quotes: readonly RecordedQuote[]): boolean {
  return quotes.every(({ right }) => right === quotes[0]?.right);
}

function carriedForward(
  { date, vendorSpot }: RecordedSnapshot,
  expiryDate: SessionDate,
  { rate, dividends, years }: ForwardInputs & { readonly years: number },
): SliceForward | { readonly ok: false; readonly reason: ForwardFailure } {
  if (dividends === undefined || dividends.knownTo < expiryDate || vendorSpot === undefined)
    return { ok: false, reason: 'one-sided' };
  const ahead = dividends.paid.filter(({ exDate }) => exDate > date && exDate <= expiryDate);
  const presentValue = ahead.reduce(
    (sum, { exDate, dollars }) => sum + dollars * Math.exp((-rate * daysBetween(date, exDate)) / 365),
    0,
  );
  const discount = Math.exp(-rate * years);
  return { ok: true, forward: (vendorSpot - presentValue) / discount, discount, from: 'carry' };
}
