// How the variance of an ordinary session spreads over its minutes: high at the opening, low after noon, high at the close.

/**
 * Minute weights: 1, plus the opening's first minutes, its slow decay, and the rise into the close. Own fit to SPY and
 * SPX bars of 1 and 5 minutes, 2018 to 2026, odd weeks; the form is that of Wood, McInish and Ord (1985), An
 * investigation of transactions data for NYSE stocks. Half days have the same opening and close.
 */
const FIRST_MINUTES = { height: 10.9, minutes: 0.613 };
const MORNING = { height: 2.66, minutes: 62.7 };
const CLOSE = { height: 3.14, minutes: 11.8 };

/** Arrays of `steps + 1`, the first entry 0. */
export interface SessionShape {
  readonly steps: number;
  /** `weight[i]`: share of the variance in minute i, from point i - 1 to point i; they sum to 1. */
  readonly weight: Float64Array;
  /** `elapsed[i]`: share of the variance up to point i; the last is 1. */
  readonly elapsed: Float64Array;
}

/** The shape of a session of `steps` minutes. */
export function sessionShape(steps: number): SessionShape {
  const raw = Float64Array.from({ length: steps + 1 }, (_, index) =>
    index === 0 ? 0 : minuteWeight(index, steps),
  );
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weight = raw.map((each) => each / total);
  const elapsed = new Float64Array(steps + 1);
  for (let index = 1; index < steps; index += 1) {
    elapsed[index] = (elapsed[index - 1] as number) + (weight[index] as number);
  }
  elapsed[steps] = 1;
  return { steps, weight, elapsed };
}

function minuteWeight(index: number, steps: number): number {
  const sinceOpen = index - 0.5;
  const toClose = steps - sinceOpen;
  return (
    1 +
    FIRST_MINUTES.height * Math.exp(-sinceOpen / FIRST_MINUTES.minutes) +
    MORNING.height * Math.exp(-sinceOpen / MORNING.minutes) +
    CLOSE.height * Math.exp(-toClose / CLOSE.minutes)
  );
}
