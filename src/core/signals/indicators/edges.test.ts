// Checks each indicator where its definition runs out: no range, no volume, no movement, and where it still holds.
import { describe, expect, test } from 'vitest';
import { createBollinger } from './bands/bollinger.ts';
import { createZScore } from './bands/z-score.ts';
import type { Indicator, IndicatorBar } from './indicator.ts';
import { createMacd } from './momentum/macd.ts';
import { createRoc } from './momentum/roc.ts';
import { createRsi } from './momentum/rsi.ts';
import { createStochastic } from './momentum/stochastic.ts';
import { createWilliamsR } from './momentum/williams-r.ts';
import { createCloseVolatility } from './realised/close-volatility.ts';
import { createGarmanKlassVolatility } from './realised/garman-klass-volatility.ts';
import { createParkinsonVolatility } from './realised/parkinson-volatility.ts';
import { createAdx } from './trend/adx.ts';
import { createParabolicSar } from './trend/parabolic-sar.ts';
import { createCmf } from './volume/cmf.ts';
import { createMfi } from './volume/mfi.ts';
import { createObv } from './volume/obv.ts';
import { createVolumeRatio } from './volume/volume-ratio.ts';

/** A bar of the given close, from it where no other price is told. */
function bar(close: number, other: Partial<IndicatorBar> = {}): IndicatorBar {
  return { open: close, high: close, low: close, close, volume: 100, ...other };
}

/** A line after each bar. */
function over<Line extends string>(
  indicator: Indicator<Line>,
  line: Line,
  bars: readonly IndicatorBar[],
): (number | undefined)[] {
  return bars.map((one) => {
    indicator.push(one);
    return indicator.value(line);
  });
}

describe('RSI', () => {
  test('is 100 of gains alone, 0 of losses alone, 50 of as much of both', () => {
    expect(
      over(
        createRsi(2),
        'rsi',
        [1, 2, 3].map((close) => bar(close)),
      ).at(-1),
    ).toBe(100);
    expect(
      over(
        createRsi(2),
        'rsi',
        [3, 2, 1].map((close) => bar(close)),
      ).at(-1),
    ).toBe(0);
    expect(
      over(
        createRsi(2),
        'rsi',
        [3, 2, 3].map((close) => bar(close)),
      ).at(-1),
    ).toBe(50);
  });

  test('holds still while nothing moves after a movement', () => {
    const values = over(
      createRsi(3),
      'rsi',
      [1, 2, 1.5, 3, 3, 3, 3].map((close) => bar(close)),
    );
    expect(values[6]).toBeCloseTo(values[3] as number, 12);
  });
});

test('a stochastic window without range is undefined, and so are the averages that hold it', () => {
  const closes = [5, 5, 6, 5, 7];
  const k = over(
    createStochastic({ k: 2, smooth: 2, d: 1 }),
    'k',
    closes.map((close) => bar(close)),
  );
  const fast = over(
    createStochastic({ k: 2, smooth: 2, d: 1 }),
    'fastK',
    closes.map((close) => bar(close)),
  );
  expect(fast).toEqual([undefined, undefined, 100, 0, 100]);
  expect(k).toEqual([undefined, undefined, undefined, 50, 50]);
});

test('%R stands at the top, the middle and the bottom of its range', () => {
  const range = bar(10, { high: 12, low: 8 });
  expect(over(createWilliamsR(2), 'willr', [range, bar(12), bar(12)])).toEqual([undefined, 0, undefined]);
  expect(over(createWilliamsR(1), 'willr', [range, bar(8, { high: 12 })])).toEqual([-50, -100]);
});

test('without true range there is no direction, without movement no strength of it', () => {
  const flat = [bar(10), bar(10), bar(10), bar(10)];
  expect(over(createAdx(2), 'plusDi', flat).at(-1)).toBeUndefined();
  const widening = [1, 2, 3, 4].map((reach) => bar(10, { high: 10 + reach, low: 10 - reach }));
  const adx = createAdx(2);
  expect(over(adx, 'plusDi', widening).at(-1)).toBe(0);
  expect([adx.value('minusDi'), adx.value('dx'), adx.value('adx')]).toEqual([0, undefined, undefined]);
});

test('a straight rise is all direction: +DI above 0, -DI 0, DX and ADX 100', () => {
  const adx = createAdx(3);
  over(
    adx,
    'adx',
    Array.from({ length: 10 }, (_one, index) => bar(index + 10, { low: index + 9.5 })),
  );
  expect(adx.value('minusDi')).toBe(0);
  expect(adx.value('adx')).toBeCloseTo(100, 12);
});

describe('bands', () => {
  test('equal closes have a width of 0 and no position in it', () => {
    const bands = createBollinger({ period: 3, deviations: 2 });
    over(bands, 'width', [bar(0.1), bar(0.1), bar(0.1)]);
    expect(bands.value('width')).toBe(0);
    expect(bands.value('position')).toBeUndefined();
    expect(bands.value('upper')).toBe(0.1);
  });

  test('position counts from the lower band to the upper, width in middles', () => {
    const bands = createBollinger({ period: 2, deviations: 2 });
    over(bands, 'width', [bar(9), bar(11)]);
    expect(bands.lines.map((line) => bands.value(line))).toEqual([12, 10, 8, 0.75, 0.4]);
  });

  test('a middle of 0 has no width', () => {
    expect(
      over(createBollinger({ period: 2, deviations: 2 }), 'width', [bar(-1), bar(1)]).at(-1),
    ).toBeUndefined();
  });

  test('a z-score is told in deviations of its own window', () => {
    expect(over(createZScore(2), 'zscore', [bar(9), bar(11), bar(11)])).toEqual([undefined, 1, undefined]);
  });
});

describe('money flow', () => {
  const closing = (close: number, volume: number | undefined): IndicatorBar =>
    bar(close, { high: 12, low: 8, volume });

  test('is 1 of closes at the high, -1 at the low, weighed by volume between', () => {
    expect(over(createCmf(2), 'cmf', [closing(12, 100), closing(12, 50), closing(8, 150)])).toEqual([
      undefined,
      1,
      -0.5,
    ]);
  });

  test('counts the volume of a bar without range on neither side, as TA-Lib: 100 of 400', () => {
    expect(over(createCmf(2), 'cmf', [bar(50, { volume: 300 }), closing(12, 100)]).at(-1)).toBe(0.25);
  });

  test.each([
    ['no bar has a range', [bar(50), bar(51)]],
    ['nothing was traded', [closing(9, 0), closing(10, 0)]],
    ['what was traded had no range', [closing(9, 0), bar(50)]],
    ['a volume is missing', [closing(9, 100), closing(9, undefined)]],
    ['the volume of a bar without range is missing', [closing(9, 100), bar(9, { volume: undefined })]],
  ])('is undefined where %s', (_why, bars) => {
    expect(over(createCmf(2), 'cmf', bars).at(-1)).toBeUndefined();
  });

  test('comes back once the missing volume has left the window', () => {
    expect(over(createCmf(2), 'cmf', [closing(9, undefined), closing(12, 1), closing(12, 1)]).at(-1)).toBe(1);
  });

  test('index: 100 of risen prices alone, undefined where no price changed or nothing was traded at one that did', () => {
    expect(over(createMfi(2), 'mfi', [bar(1), bar(2), bar(3), bar(3), bar(3)])).toEqual([
      undefined,
      undefined,
      100,
      100,
      undefined,
    ]);
    expect(
      over(createMfi(1), 'mfi', [bar(1), bar(2, { volume: 0 }), bar(1), bar(2, { volume: undefined })]),
    ).toEqual([undefined, undefined, 0, undefined]);
  });
});

describe('volume', () => {
  test('is told beside the mean of its window, itself among it', () => {
    const bars = [100, 300, 0, 0].map((volume) => bar(1, { volume }));
    expect(over(createVolumeRatio(2), 'volumeRatio', bars)).toEqual([undefined, 1.5, 0, undefined]);
  });

  test('on balance begins with the first bar and goes by the closes', () => {
    const bars = [
      bar(5, { volume: 10 }),
      bar(6, { volume: 4 }),
      bar(6, { volume: 7 }),
      bar(2, { volume: 20 }),
    ];
    expect(over(createObv(), 'obv', bars)).toEqual([10, 14, 14, -6]);
  });

  test('on balance stays exact beside a spike: 1e16 + 1 - 1e16', () => {
    const bars = [bar(1, { volume: 1e16 }), bar(2, { volume: 1 }), bar(1, { volume: 1e16 })];
    expect(over(createObv(), 'obv', bars).at(-1)).toBe(1);
  });

  test('on balance is unknown from a missing volume on, also of the first bar', () => {
    const missing = bar(2, { volume: undefined });
    expect(over(createObv(), 'obv', [bar(1), missing, bar(3)])).toEqual([100, undefined, undefined]);
    expect(over(createObv(), 'obv', [missing, bar(3)])).toEqual([undefined, undefined]);
  });
});

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
    const outside = [bar(2, { open: 1, high: 1.2, low: 1.1 }), bar(2, { open: 1, high: 1.2, low: 1.1 })];
    expect(over(createGarmanKlassVolatility(parameters), 'volatility', outside).at(-1)).toBeUndefined();
    expect(
      over(createParkinsonVolatility(parameters), 'volatility', [bar(0), bar(1)]).at(-1),
    ).toBeUndefined();
  });
});

test('nothing changes at a rate from a close of 0', () => {
  expect(over(createRoc(1), 'roc', [bar(0), bar(1), bar(3)])).toEqual([undefined, undefined, 200]);
});

test('a parabolic stop begins short after a fall, from the first high', () => {
  const stops = over(createParabolicSar({ step: 0.02, maximum: 0.2 }), 'psar', [
    bar(10, { high: 11, low: 9 }),
    bar(9, { high: 10, low: 8 }),
    bar(8, { high: 9, low: 7 }),
  ]);
  expect(stops).toEqual([undefined, 11, 11 + 0.02 * (8 - 11)]);
});

test.each([
  [() => createMacd({ fast: 26, slow: 12, signal: 9 }), 'expected fast below slow, found 26 and 12'],
  [() => createParabolicSar({ step: 0, maximum: 0.2 }), 'expected 0 < step <= maximum <= 1, found 0 and 0.2'],
  [() => createParabolicSar({ step: 0.3, maximum: 0.2 }), 'expected 0 < step <= maximum <= 1'],
  [() => createCloseVolatility({ period: 1, periodsPerYear: 252 }), 'expected an integer from 2'],
  [() => createAdx(0), 'expected an integer from 1 to 100000, found 0'],
])('parameters that mean nothing break an invariant: %s', (create, message) => {
  expect(create).toThrow(message);
});
