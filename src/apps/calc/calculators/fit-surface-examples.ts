// Input lines for fit-surface: one expiry with a few strikes, and one that is too thin beside it.
import { blackPrice } from '../../../core/pricing/index.ts';

const FORWARD = 4000;
const RATE = 0.04;
const STRIKES = [3700, 3800, 3900, 3950, 4000, 4050, 4100, 4200];

/** A skewed smile, decimal volatility at ln(strike/forward). */
function volAt(logMoneyness: number): number {
  return Math.sqrt(0.03 - 0.35 * logMoneyness + 2 * logMoneyness * logMoneyness);
}

function quotesOf(expiry: string, years: number, strikes: readonly number[]): readonly object[] {
  const discount = Math.exp(-RATE * years);
  return strikes.flatMap((strike) =>
    (['put', 'call'] as const).map((right) => {
      const vol = volAt(Math.log(strike / FORWARD));
      const price = blackPrice({ right, forward: FORWARD, strike, years, vol, discount });
      const ticks = Math.round(price * 10);
      return { expiry, right, strike, bid: Math.max(0, ticks - 2) / 10, ask: (ticks + 2) / 10 };
    }),
  );
}

export const FIT_SURFACE_EXAMPLES: readonly string[] = [
  JSON.stringify({
    at: '2024-03-11T16:00',
    quotes: [...quotesOf('2024-04-19', 39 / 365, STRIKES), ...quotesOf('2024-05-17', 67 / 365, [4000])],
    rate: RATE,
  }),
];
