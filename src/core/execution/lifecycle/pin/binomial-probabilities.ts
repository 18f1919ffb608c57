// How many of some independent contracts are exercised: the distribution that assignments are told in.
import { invariant } from '../../../domain/index.ts';

/** The probabilities of 0 to `trials` successes, each trial succeeding alone with `probability`; adds up to 1. */
export function binomialProbabilities(trials: number, probability: number): readonly number[] {
  invariant(
    Number.isSafeInteger(trials) && trials >= 0,
    `expected a whole number of trials, found ${trials}`,
  );
  invariant(probability >= 0 && probability <= 1, `expected a probability, found ${probability}`);
  const chances = new Float64Array(trials + 1);
  chances[0] = 1;
  for (let trial = 1; trial <= trials; trial += 1) {
    for (let k = trial; k > 0; k -= 1) {
      chances[k] = (chances[k] as number) * (1 - probability) + (chances[k - 1] as number) * probability;
    }
    chances[0] = chances[0] * (1 - probability);
  }
  return [...chances];
}
