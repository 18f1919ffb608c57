// The chain that the kernels and their peers are measured on: 400 strikes around 530 points under a quadratic smile, 30 days ahead.
import { priceOption } from '../src/core/pricing/index.ts';

/** What its options share; the forward is the spot. */
export const CHAIN = { forward: 530, years: 30 / 365, discount: 0.997, rate: (-Math.log(0.997) * 365) / 30 };

/** An option out of the money, and its price. */
export interface ChainRow {
  readonly sign: 1 | -1;
  readonly strike: number;
  readonly vol: number;
  readonly price: number;
}

const STRIKES = 400;

export function chainRows(): readonly ChainRow[] {
  const { forward, years, discount } = CHAIN;
  return Array.from({ length: STRIKES }, (_, index) => {
    const strike = forward - 100 + index / 2;
    const vol = 0.16 + 0.8 * Math.log(strike / forward) ** 2;
    const sign = strike < forward ? -1 : 1;
    const value = priceOption({ right: sign < 0 ? 'put' : 'call', forward, strike, years, discount, vol });
    if (!value.ok) throw new Error(value.message);
    return { sign, strike, vol, price: value.price };
  });
}

/** The rows as the compiled peers read them: sign, strike, vol and price, a line each. */
export function rowLines(rows: readonly ChainRow[]): string {
  return rows.map(({ sign, strike, vol, price }) => `${sign} ${strike} ${vol} ${price}\n`).join('');
}
