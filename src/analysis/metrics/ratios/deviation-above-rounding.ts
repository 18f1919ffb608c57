// Tells a deviation of returns from the rounding noise that equal returns leave, so that no ratio divides by noise.

// A return is a ratio near 1 less 1: its rounding error is a few times 1e-16.
const ROUNDING = 1e-14;

/** The deviation, or `undefined` where it is missing or no more than rounding noise of decimal returns. */
export function deviationAboveRounding(deviation: number | undefined): number | undefined {
  return deviation !== undefined && deviation > ROUNDING ? deviation : undefined;
}
