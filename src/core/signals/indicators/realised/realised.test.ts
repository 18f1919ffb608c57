// Checks realised volatility against published figures, and where prices have no logarithm.
import { describe, expect, test } from 'vitest';
import { bar, over } from '../bars.fixture.ts';
import { createCloseVolatility } from './close-volatility.ts';
import { createGarmanKlassVolatility } from './garman-klass-volatility.ts';
import { createParkinsonVolatility } from './parkinson-volatility.ts';

describe('realised volatility', () => {
  test('Hull (2022), table 15.1: 1.216% a day and 19.3% a year of 20 returns', () => {
    const closes = [
      20, 20.1, 19.9, 20, 20.5, 20.25, 20.9, 20.9, 20.9, 20.75, 20.75, 21, 21.1, 20.9, 20.9, 21.25, 21.4,
      21.4, 21.25, 21.75, 22,
    ];
    const ofYear = over(
      createCloseVolatility({ period: 20, periodsPerYear: 252 }),
      'volatility',
      closes.map((close) => bar(close)),
    );
    expect(ofYear[19]).toBeUndefined();
    expect(ofYear[20]?.toFixed(3)).toBe('0.193');
    expect(((ofYear[20] as number) / Math.sqrt(252)).toFixed(5)).toBe('0.01216');
  });

  // Source: OpenGamma, OG-Platform, HistoricalVolatilityCalculatorTestCase; its estimator takes the previous close for the open.
  const close = [
    132.5, 133.5, 135, 133, 133, 137, 135, 135, 142.5, 143, 144.5, 145, 146, 149, 148, 147, 147, 147, 145,
    145, 150,
  ];
  const high = [
    132.5, 134, 136, 137, 136, 137, 136.5, 136, 143.5, 145, 147, 147.5, 147, 150, 149, 149.5, 147.5, 149,
    147.5, 145, 150,
  ];
  const low = [
    131, 131, 134, 133, 133, 133, 135, 135, 137, 142, 142, 145, 143, 148, 146.5, 147, 146, 146.5, 144.5, 144,
    143.5,
  ];
  const bars = close.map((price, index) =>
    bar(price, { open: close[index - 1] ?? price, high: high[index] as number, low: low[index] as number }),
  );

  test('OpenGamma: 0.0173 from closes, 0.0128 from high, low and close', () => {
    const parameters = { period: 20, periodsPerYear: 1 };
    const fromCloses = over(createCloseVolatility(parameters), 'volatility', bars).at(-1);
    const fromBars = over(createGarmanKlassVolatility(parameters), 'volatility', bars).at(-1);
    expect([fromCloses?.toFixed(4), fromBars?.toFixed(4)]).toEqual(['0.0173', '0.0128']);
  });

  test('Parkinson (1980): 0.361 of the mean squared logarithmic range', () => {
    const ranges = bars.map((one) => Math.log(one.high / one.low) ** 2);
    const mean = ranges.reduce((sum, one) => sum + one, 0) / ranges.length;
    const volatility = over(
      createParkinsonVolatility({ period: 21, periodsPerYear: 4 }),
      'volatility',
      bars,
    ).at(-1) as number;
    expect((volatility ** 2 / 4 / mean).toFixed(3)).toBe('0.361');
  });

  test('prices that have no logarithm, and prices outside their own range, have no volatility', () => {
    const parameters = { period: 2, periodsPerYear: 252 };
    const zero = [bar(1), bar(0), bar(1), bar(1.5), bar(1)];
    expect(
      over(createCloseVolatility(parameters), 'volatility', zero).map((one) => one === undefined),
    ).toEqual([true, true, true, true, false]);
    const negative = [bar(-1), bar(-2), bar(-1)];
    expect(over(createCloseVolatility(parameters), 'volatility', negative).at(-1)).toBeUndefined();
    const outside = [bar(2, { open: 1, high: 1.2, low: 1.1 }), bar(2, { open: 1, high: 1.2, low: 1.1 })];
    expect(over(createGarmanKlassVolatility(parameters), 'volatility', outside).at(-1)).toBeUndefined();
    expect(
      over(createParkinsonVolatility(parameters), 'volatility', [bar(0), bar(1)]).at(-1),
    ).toBeUndefined();
  });
});
