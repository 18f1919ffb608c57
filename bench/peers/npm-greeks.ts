// The npm peer of the pricing kernels: the packages black-scholes and greeks, one call a number.
import { blackScholes } from 'black-scholes';
import { getDelta, getGamma, getRho, getTheta, getVega } from 'greeks';
import { CHAIN, type ChainRow } from '../chain-rows.ts';
import { timed } from '../measure.ts';

/** Options a processor second, price and five Greeks. */
export function npmGreeksRate(rows: readonly ChainRow[]): number {
  const { forward, years, rate } = CHAIN;
  let sum = 0;
  const { cpuSeconds } = timed(3, () => {
    for (const { sign, strike, vol } of rows) {
      const right = sign > 0 ? 'call' : 'put';
      sum += blackScholes(forward, strike, years, vol, rate, right);
      for (const greek of [getDelta, getTheta, getRho])
        sum += greek(forward, strike, years, vol, rate, right);
      for (const greek of [getGamma, getVega]) sum += greek(forward, strike, years, vol, rate);
    }
  });
  if (!Number.isFinite(sum)) throw new Error('the npm peer priced nothing');
  return rows.length / cpuSeconds;
}
