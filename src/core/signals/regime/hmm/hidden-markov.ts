// The parameters of a hidden Markov chain, alone and with Gaussian emissions: what fitting gives and filtering takes.

/** A chain of K states: `initial[i]` is the probability of state i at the first observation itself. */
export interface HiddenMarkov {
  readonly initial: readonly number[];
  /** `transition[i][j]`: probability of state j right after state i; rows sum to 1. */
  readonly transition: readonly (readonly number[])[];
}

/** States whose observations are normal, each with its mean and variance. */
export interface GaussianMarkov extends HiddenMarkov {
  readonly means: readonly number[];
  readonly variances: readonly number[];
}
