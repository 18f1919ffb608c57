// Refuses an entry whose numbers cannot be, before any limit compares them: what is no number passes every comparison or none.
import type { EntryCandidate, EntryGate } from '../../domain/index.ts';
import type { LimitAnswer } from './refusal.ts';

/** Cents a share: no option on an index is quoted at a million dollars. */
const PRICE_CENTS_MAX = 100_000_000;
const DTE_MAX = 36_500;
const MULTIPLIER_MAX = 1000;
/** Cents of an account; beyond it they are not whole any more. */
const ACCOUNT_CENTS_MAX = Number.MAX_SAFE_INTEGER;
const RATE_MAX = 1;

export interface EntryNumbers {
  readonly candidate: EntryCandidate;
  readonly limitCents: number;
  readonly rate: number;
  readonly unitFeesCents: number;
  readonly nowMs: number;
  readonly cashCents: number;
  readonly equityCents: number;
}

/** The first number that no market, clock or account can have, by the gate that would compare it. */
export function checkSoundEntry(numbers: EntryNumbers): LimitAnswer {
  const { candidate, limitCents } = numbers;
  return (
    checkQuotes(candidate) ??
    checkPrices(candidate, limitCents) ??
    demand('orders-per-minute', Number.isSafeInteger(numbers.nowMs), 'clock-not-sound') ??
    demand('risk-per-trade', isWithin(numbers.equityCents, ACCOUNT_CENTS_MAX), 'equity-not-sound') ??
    demand('buying-power', isWithin(numbers.cashCents, ACCOUNT_CENTS_MAX), 'cash-not-sound') ??
    demand('buying-power', isWithin(numbers.rate, RATE_MAX), 'rate-not-sound') ??
    demand('buying-power', isFromNothing(numbers.unitFeesCents, PRICE_CENTS_MAX), 'fees-not-sound')
  );
}

function checkQuotes({ quotes, structure }: EntryCandidate): LimitAnswer {
  const hasAll = quotes.length === structure.legs.length && quotes.length > 0;
  if (!hasAll) return { gate: 'price-collar', reason: 'quotes-not-complete' };
  for (const { bidCents, askCents } of quotes) {
    const isPossible =
      isFromNothing(bidCents, PRICE_CENTS_MAX) && isFromNothing(askCents, PRICE_CENTS_MAX) && askCents > 0;
    if (!isPossible) return { gate: 'price-collar', reason: 'quote-not-sound' };
    if (bidCents > askCents) return { gate: 'price-collar', reason: 'quote-crossed' };
  }
  return undefined;
}

function checkPrices(candidate: EntryCandidate, limitCents: number): LimitAnswer {
  const { structure, naturalCreditCents, midCreditCents, dte } = candidate;
  const { widthCents, multiplier } = structure;
  const isStructureSound =
    Number.isSafeInteger(widthCents) &&
    widthCents > 0 &&
    widthCents <= PRICE_CENTS_MAX &&
    Number.isSafeInteger(multiplier) &&
    multiplier > 0 &&
    multiplier <= MULTIPLIER_MAX;
  const isCreditSound =
    naturalCreditCents > 0 && naturalCreditCents <= midCreditCents && midCreditCents < widthCents;
  return (
    demand('price-collar', isStructureSound, 'structure-not-sound') ??
    demand('price-collar', isCreditSound, 'credit-not-sound') ??
    demand(
      'price-collar',
      Number.isSafeInteger(limitCents) && limitCents > 0 && limitCents < widthCents,
      'limit-not-sound',
    ) ??
    demand('gamma-near-expiry', Number.isSafeInteger(dte) && dte >= 0 && dte <= DTE_MAX, 'expiry-not-sound')
  );
}

function demand(gate: EntryGate, isSound: boolean, reason: string): LimitAnswer {
  return isSound ? undefined : { gate, reason };
}

/** False for what is no number, too. */
function isWithin(value: number, most: number): boolean {
  return Math.abs(value) <= most;
}

function isFromNothing(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}
