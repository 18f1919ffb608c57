// Holds the listed strikes of every root to what selecting by delta needs: 5 delta on both sides, however wild the market.
import { describe, expect, test } from 'vitest';
import { daysBetween, ROOTS } from '../../domain/index.ts';
import { easternDateOf } from '../../market/index.ts';
import { randomChains } from './random-chains.fixture.ts';

const MARKETS = 120;
const FIVE_DELTA = 0.05;
/** No condor is sold further ahead. */
const DAYS_MAX = 200;

describe('listed strikes of random markets, VIX 9 to 85', () => {
  test.each(ROOTS)('%s reaches 5 delta on both sides of every expiry to 200 days', (root) => {
    const chains = randomChains(root, MARKETS, `listed-reach/${root}`);
    const { chain } = chains;
    const short: string[] = [];
    let checked = 0;
    for (let index = 0; index < MARKETS; index += 1) {
      chains.moveTo(index);
      const date = easternDateOf(chain.atMs);
      for (const expiry of chain.expiries()) {
        if (daysBetween(date, expiry.sessionDate) > DAYS_MAX) continue;
        const strikes = chain.strikesCents(expiry);
        const [lowest, highest] = [strikes[0], strikes.at(-1)];
        if (lowest === undefined || highest === undefined) continue;
        const put = Math.abs(chain.model(expiry, 'put', lowest)?.delta ?? Number.NaN);
        const call = chain.model(expiry, 'call', highest)?.delta ?? Number.NaN;
        checked += 1;
        if (!(put < FIVE_DELTA && call < FIVE_DELTA))
          short.push(`${date} to ${expiry.sessionDate}: put ${put.toFixed(3)}, call ${call.toFixed(3)}`);
      }
    }
    expect(checked).toBeGreaterThan(3 * MARKETS);
    expect(short).toEqual([]);
  });
});
