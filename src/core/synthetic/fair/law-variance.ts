// The variance that a law expects over the sessions to come: what its volatility indices show, exactly.
import { nightCompensation, type PriceLaw, SESSIONS_PER_YEAR } from './price-law.ts';

/** The expected sum of squared moves of the next sessions, by the state at a close. */
export class LawVariance {
  readonly #law: PriceLaw;
  /** `#sums[n][s]`: over n sessions. */
  readonly #sums: Float64Array[];
  /** Of the first session out of each state. */
  readonly #first: Float64Array;

  constructor(law: PriceLaw) {
    this.#law = law;
    this.#first = Float64Array.from(law.nights, (moves, state) => {
      const compensation = nightCompensation(law, state);
      return moves.reduce(
        (sum, { to, probability, jumpMean, jumpDeviation }) =>
          sum +
          probability *
            ((compensation + jumpMean) ** 2 +
              jumpDeviation ** 2 +
              (law.variances[to] as number) / SESSIONS_PER_YEAR),
        0,
      );
    });
    this.#sums = [new Float64Array(law.variances.length)];
  }

  /** Over a whole number of sessions after the close of one in `state`. */
  expected(state: number, sessions: number): number {
    for (let known = this.#sums.length; known <= sessions; known += 1) {
      const before = this.#sums[known - 1] as Float64Array;
      this.#sums.push(
        this.#first.map(
          (first, from) =>
            first +
            (this.#law.nights[from] ?? []).reduce(
              (sum, { to, probability }) => sum + probability * (before[to] as number),
              0,
            ),
        ),
      );
    }
    return this.#sums[sessions]?.[state] ?? 0;
  }
}
