// The legs of an optopsy row. Its files name strikes and rights, not sides: those of a condor or of one leg follow from the cash of its opening.
import {
  centsFromDollars,
  type ImportedLeg,
  type OptionRight,
  type SessionDate,
} from '../../../core/domain/index.ts';

/** A strike in dollars with its right. */
export interface NamedStrike {
  readonly right: OptionRight;
  readonly strike: number;
}

/** optopsy's own order: from the lowest strike to the highest, puts before calls. */
const CONDOR_RIGHTS = 'put put call call';
const CONDOR_SIDES = [1, -1, -1, 1];
const SOLD = [-1];

/**
 * Two puts and two calls at rising strikes that brought cash are the iron condor, and the reverse one where they cost cash: the
 * wings of either are worth less than its shorts, whatever the market. A single leg that brought cash was sold. Of any other row
 * the sides stay untold.
 */
export function legsOf(
  strikes: readonly NamedStrike[],
  {
    expiry,
    contracts,
    creditCents,
  }: { readonly expiry: SessionDate; readonly contracts: number; readonly creditCents: number },
): readonly ImportedLeg[] {
  const isRising = strikes.every(
    ({ strike }, place) => place === 0 || strike >= (strikes[place - 1]?.strike ?? 0),
  );
  const isCondor = strikes.map(({ right }) => right).join(' ') === CONDOR_RIGHTS && isRising;
  const sides = strikes.length === 1 ? SOLD : isCondor ? CONDOR_SIDES : [];
  const sign = Math.sign(creditCents) * contracts;
  return strikes.map(({ right, strike }, place) => {
    const quantity = (sides[place] ?? 0) * sign;
    return { right, strikeCents: centsFromDollars(strike), expiry, ...(quantity === 0 ? {} : { quantity }) };
  });
}

/** `p`, `put`, `c` or `call` in any case. */
export function rightOfText(text: string): OptionRight | undefined {
  const word = text.toLowerCase();
  if (word === 'p' || word === 'put') return 'put';
  return word === 'c' || word === 'call' ? 'call' : undefined;
}
