// The American put without expiry, in closed form: what a put is worth whose spot drifts away from exercise.

/** Per unit of strike; derivatives by spot in strikes, by vol, rate and yield. */
export interface PerpetualPut {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly rho: number;
  readonly byYield: number;
}

/**
 * The put on a strike of 1, or undefined where it is exercised now. Rate above 0, or 0 with a yield below 0.
 * Source: Merton (1973), Theory of rational option pricing, eq. 52, with a yield.
 */
export function perpetualPut(
  { rate, yield: carry, vol }: { readonly rate: number; readonly yield: number; readonly vol: number },
  spot: number,
): PerpetualPut | undefined {
  const variance = vol * vol;
  const drift = rate - carry - 0.5 * variance;
  const root = Math.sqrt(drift * drift + 2 * rate * variance);
  // The power below 0 of the two that solve variance p (p - 1) / 2 + (rate - yield) p = rate; no difference of equals.
  const power = drift > 0 ? -(drift + root) / variance : (-2 * rate) / (root - drift);
  const logAway = Math.log(spot) - Math.log(power / (power - 1));
  if (!(logAway > 0)) return undefined;
  const price = Math.exp(power * logAway) / (1 - power);
  const delta = (power * price) / spot;
  // The boundary is the best one, so that it may be held where price is differentiated; `root` is the power's equation by it.
  const byPower = (price * logAway) / root;
  return {
    price,
    delta,
    gamma: ((power - 1) * delta) / spot,
    vega: byPower * vol * power * (power - 1),
    rho: byPower * (power - 1),
    byYield: -byPower * power,
  };
}
