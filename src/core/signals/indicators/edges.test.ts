// Checks each indicator where its definition runs out: no range, no volume, no movement, and where it still holds.
import { describe, expect, test } from 'vitest';
import { createBollinger } from './bands/bollinger.ts';
import { createZScore } from './bands/z-score.ts';
import { createMacd } from './momentum/macd.ts';
import { createRoc } from './momentum/roc.ts';
import { createRsi } from './momentum/rsi.ts';
import { createStochastic } from './momentum/stochastic.ts';
import { createWilliamsR } from './momentum/williams-r.ts';
import { createCloseVolatility } from './realised/close-volatility.ts';
import { createAdx } from './trend/adx.ts';
import { createParabolicSar } from './trend/parabolic-sar.ts';
import { createChoppiness } from './trend/choppiness.ts';
import { bar, over } from './bars.fixture.ts';

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

test('choppiness has no value where the window has no range, though a gap led into it', () => {
  expect(over(createChoppiness(2), 'chop', [bar(5), bar(6), bar(6)])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a close outside a window without range is no place in it either', () => {
  const outside = bar(10, { high: 9, low: 9 });
  expect(over(createStochastic({ k: 1, smooth: 1, d: 1 }), 'fastK', [outside])).toEqual([undefined]);
  expect(over(createWilliamsR(1), 'willr', [outside])).toEqual([undefined]);
});

test('without true range there is no direction, without movement no strength of it', () => {
  const flat = [bar(10), bar(10), bar(10), bar(10)];
  expect(over(createAdx(2), 'plusDi', flat).at(-1)).toBeUndefined();
  const widening = [1, 2, 3, 4].map((reach) => bar(10, { high: 10 + reach, low: 10 - reach }));
  const adx = createAdx(2);
  expect(over(adx, 'plusDi', widening).at(-1)).toBe(0);
  expect([adx.value('minusDi'), adx.value('dx'), adx.value('adx')]).toEqual([0, undefined, undefined]);
});

test('a bar without movement has no DX: the average waits for the next, and says nothing of that bar', () => {
  const [still, up] = [bar(10, { high: 11, low: 9 }), bar(12, { high: 13, low: 11 })];
  const upAgain = bar(14, { high: 15, low: 13 });
  expect(over(createAdx(1), 'adx', [still, up, up, upAgain])).toEqual([undefined, 100, undefined, 100]);
  const widening = [1, 2, 3, 4].map((reach) => bar(10, { high: 10 + reach, low: 10 - reach }));
  const rising = [15, 16, 17].map((high) => bar(10, { high, low: 6 }));
  expect(over(createAdx(2), 'adx', [...widening, ...rising]).slice(4)).toEqual([undefined, 100, 100]);
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

  test('a deviation too small to be held is none: no position, no z-score', () => {
    const tiny = [bar(1e-200), bar(2e-200)];
    expect(over(createZScore(2), 'zscore', tiny)).toEqual([undefined, undefined]);
    expect(over(createBollinger({ period: 2, deviations: 2 }), 'position', tiny)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('a z-score is told in deviations of its own window', () => {
    expect(over(createZScore(2), 'zscore', [bar(9), bar(11), bar(11)])).toEqual([undefined, 1, undefined]);
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

test('a parabolic stop stays below the lows of the bar and the one before, however fast price rises', () => {
  const stops = over(createParabolicSar({ step: 0.2, maximum: 0.4 }), 'psar', [
    bar(9.5, { high: 10, low: 9 }),
    bar(11.5, { high: 12, low: 11 }),
    bar(29, { high: 30, low: 11.5 }),
    bar(30, { high: 31, low: 11.2 }),
  ]);
  expect(stops.map((stop) => stop?.toFixed(1))).toEqual([undefined, '9.0', '9.6', '11.0']);
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
