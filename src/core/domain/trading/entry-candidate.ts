// A structure that could be opened now, with the figures the gates judge it by.
import type { OptionStructure } from '../instrument/option-structure.ts';
import type { ChainOrigin } from '../market/chain-snapshot.ts';
import type { Quote } from '../market/quote.ts';
import type { Cents } from '../money.ts';
import type { EpochMs } from '../time.ts';

/** Arrays are aligned with the structure's legs. */
export interface EntryCandidate {
  readonly structure: OptionStructure;
  readonly dte: number;
  /** Of the chain that all figures are of. */
  readonly quoteOrigin: ChainOrigin;
  readonly quotedAtMs: EpochMs;
  readonly quotes: readonly Quote[];
  readonly deltas: readonly number[];
  readonly ivs: readonly number[];
  /** Net credit at mid, where nobody bids at the ask for what is bought and at nothing for what is sold; cents per share, may be a half cent. */
  readonly midCreditCents: number;
  /** Net credit selling at the bid and buying at the ask, cents per share. */
  readonly naturalCreditCents: Cents;
}
