// What a dividend brings or costs an account that holds shares, as assignment leaves them.
import { type Cents, centsFromDollars } from '../../domain/index.ts';

/**
 * Cash of a dividend on shares held at the close before the ex-date: received (+) on long shares, owed (-) on short ones,
 * which whoever they were borrowed of is paid. Rounded once, for all shares, to the nearest cent.
 */
export function shareDividendCents(shares: number, dollarsPerShare: number): Cents {
  return centsFromDollars(shares * dollarsPerShare);
}
