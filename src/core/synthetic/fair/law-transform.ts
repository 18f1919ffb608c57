// The characteristic function of a law's move over whole sessions, at the frequencies of one cosine series.
import { NIGHT_SHARE, nightCompensation, type PriceLaw, SESSIONS_PER_YEAR } from './price-law.ts';

/** Values by state and frequency: `re[state * terms + k]`. */
export interface Transform {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** `morning`: the last session ends at its opening. */
export type LastSession = 'whole' | 'morning';

/**
 * E exp(i u_k X) of the logarithmic move X of the next n sessions, u_k = k pi / width, by the state at the close before them:
 * phi_n(s) = sum over the moves of a night of p exp(i u (c_s + m) - u^2 d^2 / 2 - (u^2 + i u) v / 2) phi_(n-1)(s'), which a
 * Markov chain of states makes exact. Each n is worked out once, from the one before.
 */
export class LawTransform {
  readonly terms: number;
  readonly #states: number;
  /** Factors of a night and its day, and of a night alone, by move; then where each leads. */
  readonly #moves: readonly {
    readonly from: number;
    readonly to: number;
    readonly factor: Record<LastSession, Transform>;
  }[];
  readonly #known: Record<LastSession, Transform[]>;

  constructor(law: PriceLaw, width: number, terms: number) {
    this.terms = terms;
    this.#states = law.variances.length;
    this.#moves = law.nights.flatMap((moves, from) =>
      moves.map(({ to, probability, jumpMean, jumpDeviation }) => {
        const drift = nightCompensation(law, from) + jumpMean;
        const variance = (law.variances[to] as number) / SESSIONS_PER_YEAR;
        const factor = (share: number): Transform =>
          filled(terms, (k) => {
            const u = (k * Math.PI) / width;
            const size = probability * Math.exp(-0.5 * u * u * (jumpDeviation ** 2 + share * variance));
            const angle = u * (drift - 0.5 * share * variance);
            return [size * Math.cos(angle), size * Math.sin(angle)];
          });
        return { from, to, factor: { whole: factor(1), morning: factor(NIGHT_SHARE) } };
      }),
    );
    const one = filled(this.#states * terms, () => [1, 0]);
    this.#known = { whole: [one], morning: [one] };
  }

  /** Of `sessions` sessions, at least 0; of none it is 1. */
  over(sessions: number, last: LastSession): Transform {
    const known = this.#known[last];
    for (let count = known.length; count <= sessions; count += 1) {
      known.push(this.#longer(known[count - 1] as Transform, count === 1 ? last : 'whole'));
    }
    return known[sessions] as Transform;
  }

  #longer(before: Transform, kind: LastSession): Transform {
    const { terms } = this;
    const next = filled(this.#states * terms, () => [0, 0]);
    for (const { from, to, factor } of this.#moves) {
      const { re, im } = factor[kind];
      for (let k = 0; k < terms; k += 1) {
        const [a, b] = [re[k] as number, im[k] as number];
        const [c, d] = [before.re[to * terms + k] as number, before.im[to * terms + k] as number];
        const at = from * terms + k;
        next.re[at] = (next.re[at] as number) + a * c - b * d;
        next.im[at] = (next.im[at] as number) + a * d + b * c;
      }
    }
    return next;
  }
}

function filled(length: number, at: (index: number) => readonly [number, number]): Transform {
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  for (let index = 0; index < length; index += 1) [re[index], im[index]] = at(index) as [number, number];
  return { re, im };
}
