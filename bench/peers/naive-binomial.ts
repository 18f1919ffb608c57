// The peer of American prices on every machine: the binomial tree as it is usually written.

export interface BinomialTerms {
  readonly isCall: boolean;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly yield: number;
  readonly vol: number;
}

/** The price on a tree of `steps` steps with exercise at every node. Source: Cox, Ross and Rubinstein (1979). */
export function binomialPrice(terms: BinomialTerms, steps: number): number {
  const { isCall, spot, strike, years, rate, vol } = terms;
  const dt = years / steps;
  const up = Math.exp(vol * Math.sqrt(dt));
  const growth = Math.exp((rate - terms.yield) * dt);
  const probability = (growth - 1 / up) / (up - 1 / up);
  const discount = Math.exp(-rate * dt);
  const payoff = (price: number): number => Math.max(isCall ? price - strike : strike - price, 0);
  let values = Array.from({ length: steps + 1 }, (_, k) => payoff(spot * up ** (2 * k - steps)));
  for (let step = steps - 1; step >= 0; step -= 1) {
    values = Array.from({ length: step + 1 }, (_, k) => {
      const held =
        discount * (probability * (values[k + 1] as number) + (1 - probability) * (values[k] as number));
      return Math.max(held, payoff(spot * up ** (2 * k - step)));
    });
  }
  return values[0] as number;
}
