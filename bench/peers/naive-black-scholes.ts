// The peer of the pricing kernel: Black-Scholes-Merton as it is usually written, one object in and one object out.

export interface NaiveTerms {
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly vol: number;
  readonly rate: number;
  readonly isCall: boolean;
}

/** Price and spot delta per share. Source: Black and Scholes (1973), eq. 13. */
export function naivePriceAndDelta(terms: NaiveTerms): { readonly price: number; readonly delta: number } {
  const { spot, strike, years, vol, rate, isCall } = terms;
  const d1 = (Math.log(spot / strike) + (rate + (vol * vol) / 2) * years) / (vol * Math.sqrt(years));
  const d2 = d1 - vol * Math.sqrt(years);
  const discounted = strike * Math.exp(-rate * years);
  if (isCall) return { price: spot * normal(d1) - discounted * normal(d2), delta: normal(d1) };
  return { price: discounted * normal(-d2) - spot * normal(-d1), delta: normal(d1) - 1 };
}

/** N(x) to 7.5e-8. Source: Abramowitz and Stegun (1964), 26.2.17. */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const coefficients = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const series = coefficients.reduce((sum, coefficient, index) => sum + coefficient * t ** (index + 1), 0);
  const upper = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - upper : upper;
}
