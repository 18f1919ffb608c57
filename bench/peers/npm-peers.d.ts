// Types of the two npm peers, which bring none.

/** Spot, strike, years, volatility and rate. */
type Terms = [number, number, number, number, number];

declare module 'black-scholes' {
  export function blackScholes(...terms: [...Terms, right: string]): number;
}

declare module 'greeks' {
  type ByRight = (...terms: [...Terms, right: string]) => number;
  type Alike = (...terms: Terms) => number;
  export const getDelta: ByRight;
  export const getTheta: ByRight;
  export const getRho: ByRight;
  export const getGamma: Alike;
  export const getVega: Alike;
}
