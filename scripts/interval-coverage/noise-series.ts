// Noise whose law is known, so that what an interval is to cover is known too.
import type { Rng } from '../../src/core/numerics/index.ts';

/** Daily returns of a law; `depth` says how far back they remember themselves. */
export interface NoiseLaw {
  readonly name: string;
  readonly draw: (rng: Rng, length: number) => Float64Array;
}

const MEAN = 0.0004;
const DEVIATION = 0.01;
const STUDENT_DEGREES = 5;

/** Independent normal returns. */
export const independentNoise: NoiseLaw = {
  name: 'independent normal',
  draw: (rng, length) => Float64Array.from({ length }, () => MEAN + DEVIATION * rng.normal()),
};

/** A first-order autoregression with coefficient 0.3 and the same deviation: losses come in company. */
export const rememberedNoise: NoiseLaw = {
  name: 'autoregressive 0.3',
  draw: (rng, length) => {
    let deviation = rng.normal();
    return Float64Array.from({ length }, () => {
      const value = MEAN + DEVIATION * deviation;
      deviation = 0.3 * deviation + Math.sqrt(1 - 0.3 ** 2) * rng.normal();
      return value;
    });
  },
};

/** Independent Student returns with five degrees of freedom: many small ones and a few large. */
export const heavyNoise: NoiseLaw = {
  name: 'independent Student 5',
  draw: (rng, length) =>
    Float64Array.from({ length }, () => {
      let squares = 0;
      for (let degree = 0; degree < STUDENT_DEGREES; degree += 1) squares += rng.normal() ** 2;
      // The variance of Student's t is degrees / (degrees - 2).
      const scale = Math.sqrt((STUDENT_DEGREES - 2) / STUDENT_DEGREES);
      return MEAN + (DEVIATION * scale * rng.normal()) / Math.sqrt(squares / STUDENT_DEGREES);
    }),
};
