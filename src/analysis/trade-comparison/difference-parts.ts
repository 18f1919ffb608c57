// Splits the difference between two trades' P&L into size, entry price, exit price, fees and rest, which add up to the cent.
import { type Cents, cents, type ImportedTrade } from '../../core/domain/index.ts';
import type { OwnTrade } from './own-trade.ts';

/** The run's P&L less the other tool's, cents; + where the run did better by it. */
export interface DifferenceParts {
  readonly totalCents: Cents;
  /** What the tool's own trade would have made more at the run's number of contracts. */
  readonly sizeCents: Cents;
  /** At the run's size: what the opening brought more; `undefined` parts are in the rest. */
  readonly entryCents: Cents;
  readonly exitCents?: Cents;
  readonly feesCents?: Cents;
  /** What is left: cents of rounding, what the tool's own figures do not explain, and parts that a list has no figure for. */
  readonly restCents: Cents;
}

/** `undefined` where either trade is still open. */
export function differenceParts(own: OwnTrade, theirs: ImportedTrade): DifferenceParts | undefined {
  if (own.pnlCents === undefined || theirs.pnlCents === undefined) return undefined;
  const scale = (own.contracts * own.multiplier) / (theirs.contracts * theirs.multiplier);
  const scaled = (amount: number): number => Math.round(amount * scale);
  const totalCents = cents(own.pnlCents - theirs.pnlCents);
  const sizeCents = cents(scaled(theirs.pnlCents) - theirs.pnlCents);
  const entryCents = cents(own.creditCents - scaled(theirs.creditCents));
  const exitCents =
    own.closingCents === undefined || theirs.closingCents === undefined
      ? undefined
      : cents(scaled(theirs.closingCents) - own.closingCents);
  const feesCents =
    theirs.feesCents === undefined ? undefined : cents(scaled(theirs.feesCents) - own.feesCents);
  const known = sizeCents + entryCents + (exitCents ?? 0) + (feesCents ?? 0);
  return {
    totalCents,
    sizeCents,
    entryCents,
    ...(exitCents === undefined ? {} : { exitCents }),
    ...(feesCents === undefined ? {} : { feesCents }),
    restCents: cents(totalCents - known),
  };
}
