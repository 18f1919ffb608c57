// A condor that could be opened now, with the figures the gates judge it by.
import type { IronCondor } from '../instrument/iron-condor.ts';
import type { Quote } from '../market/quote.ts';
import type { Cents } from '../money.ts';

/** Arrays are aligned with `legsOf(condor)`: long put, short put, short call, long call. */
export interface CondorCandidate {
  readonly condor: IronCondor;
  readonly dte: number;
  readonly quotes: readonly Quote[];
  readonly deltas: readonly number[];
  readonly ivs: readonly number[];
  /** Net credit at mid, cents per share; may be a half cent. */
  readonly midCreditCents: number;
  /** Net credit selling at the bid and buying at the ask, cents per share. */
  readonly naturalCreditCents: Cents;
  /** The wider of the two sides, cents per share. */
  readonly widthCents: Cents;
}
