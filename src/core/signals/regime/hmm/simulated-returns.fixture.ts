// Returns drawn from a hidden Markov chain whose parameters the tests know.
import { createRng } from '../../../numerics/index.ts';
import type { GaussianMarkov } from './hidden-markov.ts';

/** Two states as calm and stressed sessions are: 9% and 28% a year, lasting 100 and 33 sessions on average. */
export const TWO_STATES: GaussianMarkov = {
  initial: [0.75, 0.25],
  transition: [
    [0.99, 0.01],
    [0.03, 0.97],
  ],
  means: [0.0006, -0.0008],
  variances: [0.0057 ** 2, 0.0176 ** 2],
};

/** `length` returns with the state that each was drawn in. */
export function simulateReturns(
  model: GaussianMarkov,
  length: number,
  seed: string,
): { readonly returns: readonly number[]; readonly states: readonly number[] } {
  const rng = createRng(seed);
  const pick = (shares: readonly number[]): number => {
    let left = rng.uniform();
    const found = shares.findIndex((share) => (left -= share) < 0);
    return found < 0 ? shares.length - 1 : found;
  };
  const returns: number[] = [];
  const states: number[] = [];
  let state = pick(model.initial);
  for (let at = 0; at < length; at += 1) {
    if (at > 0) state = pick(model.transition[state] as readonly number[]);
    states.push(state);
    returns.push((model.means[state] as number) + Math.sqrt(model.variances[state] as number) * rng.normal());
  }
  return { returns, states };
}
