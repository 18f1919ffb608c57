// Tests the forecast against its recursion by hand, and when there is none.
import { describe, expect, it } from 'vitest';
import { emptyEwmaVolatility, ewmaForecast, noteSessionClose } from './ewma-volatility.ts';

/** Closes whose logarithmic returns are these. */
function after(returns: readonly number[], first = 100) {
  const ewma = emptyEwmaVolatility();
  let close = first;
  noteSessionClose(ewma, close);
  for (const one of returns) {
    close *= Math.exp(one);
    noteSessionClose(ewma, close);
  }
  return ewma;
}
const volatilityOf = (returns: readonly number[]): number => {
  const forecast = ewmaForecast(after(returns));
  return 'unavailable' in forecast ? Number.NaN : forecast.volatility;
};

describe('the forecast volatility', () => {
  it('is the root mean square of the first 20 returns, a year', () => {
    const returns = Array.from({ length: 20 }, (_, day) => (day % 2 === 0 ? 0.01 : -0.02));
    expect(volatilityOf(returns)).toBeCloseTo(Math.sqrt((252 * (0.0001 + 0.0004)) / 2), 12);
  });

  it('then keeps 94% of the variance and takes 6% of the newest return squared', () => {
    const returns = Array.from({ length: 20 }, () => 0.01);
    const variance = 0.94 * (0.94 * 0.0001 + 0.06 * 0.0009) + 0.06 * 0.0004;
    expect(volatilityOf([...returns, 0.03, -0.02])).toBeCloseTo(Math.sqrt(252 * variance), 12);
  });

  it('weighs like 97/3 sessions', () => {
    const forecast = ewmaForecast(after(Array.from({ length: 20 }, () => 0.01)));
    expect(forecast).toMatchObject({ observations: expect.closeTo(97 / 3, 10) as number });
  });

  it('is not there before 20 returns, nor where nothing moved', () => {
    expect(ewmaForecast(after(Array.from({ length: 19 }, () => 0.01)))).toEqual({
      unavailable: 'too-few-sessions',
    });
    expect(ewmaForecast(after(Array.from({ length: 20 }, () => 0)))).toEqual({ unavailable: 'no-movement' });
  });

  it('passes over a close that cannot be', () => {
    const ewma = after(Array.from({ length: 20 }, () => 0.01));
    const before = { ...ewma };
    for (const close of [0, -1, Number.NaN, Infinity]) noteSessionClose(ewma, close);
    expect(ewma).toEqual(before);
  });
});
