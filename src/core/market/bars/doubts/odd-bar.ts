// A bar in doubt, as the checks beside this file find it.

/** The bar's place in its series, with the size of what is odd. */
export interface OddBar {
  readonly bar: number;
  readonly size: number;
}
