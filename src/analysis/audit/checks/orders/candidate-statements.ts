// What an opening order states of the candidate it was decided on that its own legs and quotes contradict.
import type { CandidateRecord, LegRecord, OrderSubmittedRecord } from '../../../../core/ledger/index.ts';
import { worstExpiryLossCents } from '../../expiry-value.ts';

/** Strikes, expiry, width, and the credits at mid and natural, each of which follows from the rest. */
export function problemsOfCandidate({ orderId, legs, candidate }: OrderSubmittedRecord): readonly string[] {
  if (candidate === undefined) return [];
  const [first] = legs;
  const loss = worstExpiryLossCents(legs);
  const stated: readonly (readonly [string, number | string | undefined, number | string | undefined])[] = [
    ['strikes', candidate.strikesCents.join(), legs.map((leg) => leg.strikeCents).join()],
    ['expiry', candidate.expiry, first?.expiry],
    [
      'width',
      candidate.widthCents,
      loss === undefined || first === undefined ? undefined : loss / first.multiplier,
    ],
    ['credit at mid', candidate.midCreditCents, creditCents(legs, candidate, midWorthCents)],
    ['natural credit', candidate.naturalCreditCents, creditCents(legs, candidate, naturalCents)],
  ];
  return stated.flatMap(([what, found, expected]) =>
    found === expected
      ? []
      : [`order ${orderId} states its candidate's ${what} as ${found}, its legs and quotes make ${expected}`],
  );
}

type Worth = (quote: { readonly bid: number; readonly ask: number }, isBought: boolean) => number;

function creditCents(legs: readonly LegRecord[], candidate: CandidateRecord, worth: Worth): number {
  const { bidsCents, asksCents } = candidate;
  return legs.reduce((sum, { quantity }, leg) => {
    const quote = { bid: bidsCents[leg] ?? Number.NaN, ask: asksCents[leg] ?? Number.NaN };
    return sum - quantity * worth(quote, quantity > 0);
  }, 0);
}

function naturalCents({ bid, ask }: Parameters<Worth>[0], isBought: boolean): number {
  return isBought ? ask : bid;
}

/** Where nobody bids there is no middle. */
function midWorthCents({ bid, ask }: Parameters<Worth>[0], isBought: boolean): number {
  if (bid > 0) return (bid + ask) / 2;
  return isBought ? ask : 0;
}
