// Filtered probabilities and the likelihood of a short series by summing over every path of states, for tests to compare with.
import type { HiddenMarkov } from './hidden-markov.ts';

/** `densities[t][i]`: density of observation t in state i. Work grows as states to the power of observations. */
export function enumeratePaths(
  { initial, transition }: HiddenMarkov,
  densities: readonly (readonly number[])[],
): { readonly filtered: readonly (readonly number[])[]; readonly likelihood: number } {
  const states = initial.map((_, state) => state);
  let paths = states.map((state) => ({
    state,
    weight: (initial[state] ?? 0) * (densities[0]?.[state] ?? 0),
  }));
  const filtered: number[][] = [];
  let likelihood = 1;
  for (let at = 0; at < densities.length; at += 1) {
    if (at > 0)
      paths = paths.flatMap(({ state, weight }) =>
        states.map((next) => ({
          state: next,
          weight: weight * (transition[state]?.[next] ?? 0) * (densities[at]?.[next] ?? 0),
        })),
      );
    const total = paths.reduce((sum, { weight }) => sum + weight, 0);
    filtered.push(
      states.map(
        (state) => paths.reduce((sum, path) => sum + (path.state === state ? path.weight : 0), 0) / total,
      ),
    );
    likelihood = total;
  }
  return { filtered, likelihood };
}
