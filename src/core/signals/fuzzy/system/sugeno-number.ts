// Turns the strengths of the rules into an output's number where consequents are numbers themselves.
import type { SugenoDefuzzifier, SugenoVariable } from './fuzzy-system.ts';

/**
 * The mean of the consequents weighted by their rules' strengths, or their weighted sum; `undefined` where no rule fired.
 * Source: Takagi and Sugeno (1985), eq. 2.
 */
export function sugenoNumber(
  { terms }: SugenoVariable,
  places: readonly { readonly rule: number; readonly term: number }[],
  defuzzify: SugenoDefuzzifier,
): (strengths: Float64Array, values: Float64Array) => number | undefined {
  return (strengths, values) => {
    let sum = 0;
    let moment = 0;
    for (const { rule, term } of places) {
      const strength = strengths[rule] ?? 0;
      if (strength === 0) continue;
      let consequent = terms[term]?.constant ?? 0;
      const coefficients = terms[term]?.coefficients ?? [];
      for (let index = 0; index < coefficients.length; index += 1)
        consequent += (coefficients[index] ?? 0) * (values[index] ?? 0);
      sum += strength;
      moment += strength * consequent;
    }
    if (sum === 0) return undefined;
    return defuzzify === 'weighted-sum' ? moment : moment / sum;
  };
}
