// What the records of exercises, dividends and settled contracts state that their own terms contradict.
import { productOf } from '../../../core/domain/index.ts';
import type {
  DividendBookedRecord,
  ExpirySettledRecord,
  LegRecord,
  OptionExercisedRecord,
} from '../../../core/ledger/index.ts';
import { contractName } from '../contract-name.ts';
import { exerciseValueCents } from '../expiry-value.ts';

/** Half a cent for the rounding of a contract's cash, and a little for floats. */
const ROUNDING_CENTS = 0.5001;

type SettledLeg = ExpirySettledRecord['legs'][number];

/** Only a root that delivers shares is exercised early; what changes hands is the multiplier's shares at the strike. */
export function problemsOfExercise({
  leg,
  shares,
  amountCents,
  feesCents,
}: OptionExercisedRecord): readonly string[] {
  const name = contractName(leg);
  const problems: string[] = [];
  if (productOf(leg.root).style !== 'american')
    problems.push(`${name} cannot be exercised before its expiry`);
  const expected = sharesOfLong(leg) * leg.quantity;
  if (shares !== expected) problems.push(`${name} delivers ${shares} shares, expected ${expected}`);
  const strikeCash = -expected * leg.strikeCents;
  if (amountCents !== strikeCash)
    problems.push(`${name} is exercised for ${amountCents} cents, expected ${strikeCash}`);
  if (feesCents < 0) problems.push(`the exercise of ${name} has negative fees`);
  return problems;
}

/** `held` are the shares that the records so far leave. */
export function problemsOfDividend(
  { root, shares, dollarsPerShare, amountCents }: DividendBookedRecord,
  held: number,
): readonly string[] {
  const problems: string[] = [];
  if (shares !== held)
    problems.push(`a dividend is booked on ${shares} shares of ${root}, ${held} were held`);
  if (!(dollarsPerShare > 0)) problems.push(`a dividend of ${root} is ${dollarsPerShare} dollars a share`);
  const expected = shares * dollarsPerShare * 100;
  if (!(Math.abs(amountCents - expected) <= ROUNDING_CENTS)) {
    problems.push(
      `a dividend of ${dollarsPerShare} dollars on ${shares} shares is ${amountCents} cents, expected ${expected}`,
    );
  }
  return problems;
}

/** A settled leg pays its exercise value, or, where shares change hands, its strike. */
export function problemsOfSettledLeg(leg: SettledLeg, points: number): readonly string[] {
  const problems = leg.sharesPerContract === undefined ? paidInCash(leg, points) : paidInShares(leg);
  const { exercised } = leg;
  if (exercised === undefined) return problems;
  const most = Math.abs(leg.quantity);
  const name = contractName(leg);
  if (exercised < 0 || exercised > most)
    return [...problems, `${exercised} of ${most} ${name} are exercised`];
  // Holders of what we are short may exercise as they like; what we are long is exercised where it is worth a cent a share.
  const isOurs = leg.quantity > 0 || leg.sharesPerContract === undefined;
  const expected = isAutomatic(leg, points) ? most : 0;
  if (isOurs && exercised !== expected)
    return [...problems, `${exercised} of ${most} ${name} are exercised at ${points}, expected ${expected}`];
  return problems;
}

function paidInCash(leg: SettledLeg, points: number): readonly string[] {
  const valueCents = exerciseValueCents(leg, points);
  if (Math.abs(leg.cashPerContractCents - valueCents) <= ROUNDING_CENTS) return [];
  return [`${contractName(leg)} pays ${leg.cashPerContractCents} cents at ${points}, expected ${valueCents}`];
}

function paidInShares(leg: SettledLeg): readonly string[] {
  const name = contractName(leg);
  const problems: string[] = [];
  if (productOf(leg.root).delivery !== 'physical') problems.push(`${name} delivers no shares`);
  const expected = sharesOfLong(leg);
  if (leg.sharesPerContract !== expected)
    problems.push(`${name} delivers ${leg.sharesPerContract ?? 0} shares a contract, expected ${expected}`);
  const strikeCash = -expected * leg.strikeCents;
  if (leg.cashPerContractCents !== strikeCash)
    problems.push(
      `${name} is exercised for ${leg.cashPerContractCents} cents a contract, expected ${strikeCash}`,
    );
  return problems;
}

/** Worth a cent a share or more where shares change hands, anything at all where cash does. */
function isAutomatic(leg: SettledLeg, points: number): boolean {
  if (leg.sharesPerContract === undefined) return leg.cashPerContractCents > 0;
  const aboveCents = Math.round(points * 100) - leg.strikeCents;
  return (leg.right === 'call' ? aboveCents : -aboveCents) >= 1;
}

/** Shares one long contract receives (+) or delivers (-) at its exercise. */
function sharesOfLong({ right, multiplier }: LegRecord): number {
  return right === 'call' ? multiplier : -multiplier;
}
