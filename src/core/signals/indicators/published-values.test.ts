// Checks indicators against published values, most of them TA-Lib's own regression tests, from the bar at which each begins.
import { describe, expect, test } from 'vitest';
import { createDema } from './averages/dema.ts';
import { createEma } from './averages/ema.ts';
import { createSma } from './averages/sma.ts';
import { createWma } from './averages/wma.ts';
import { createBollinger } from './bands/bollinger.ts';
import { createDonchian } from './bands/donchian.ts';
import { createKeltner } from './bands/keltner.ts';
import { createStandardDeviation } from './bands/standard-deviation.ts';
import { lineOver } from './bars.fixture.ts';
import type { BarColumns } from './batch.ts';
import type { Indicator } from './indicator.ts';
import { createMacd } from './momentum/macd.ts';
import { createRoc } from './momentum/roc.ts';
import { createRsi } from './momentum/rsi.ts';
import { createStochastic } from './momentum/stochastic.ts';
import { createWilliamsR } from './momentum/williams-r.ts';
import { burkeBars, taLibBars, wilderBars } from './published-bars.fixture.ts';
import { createAdx } from './trend/adx.ts';
import { createAtr } from './trend/atr.ts';
import { createChoppiness } from './trend/choppiness.ts';
import { createParabolicSar } from './trend/parabolic-sar.ts';
import { createCmf } from './volume/cmf.ts';
import { createMfi } from './volume/mfi.ts';
import { createVolumeRatio } from './volume/volume-ratio.ts';

/**
 * `published` is `bar: value, …` with the digits that TA-Lib's tests give; the first is the first bar that has a value,
 * unless `begins` says another. TA-Lib's tests hold 0.01, so some of their last digits are stale: 24.0128 of %K (from 12.1143,
 * 46.5839 and 13.3384 it is 24.0122), 21.0000 of +DI and 23.0000 of ADX, the last two of WMA 30 changed places; they stand
 * with two decimals.
 */
type Published = readonly [
  what: string,
  indicator: Indicator<string>,
  line: string,
  published: string,
  begins?: number,
];

const bands = (): Indicator<string> => createBollinger({ period: 20, deviations: 2 });
const macd = (): Indicator<string> => createMacd({ fast: 12, slow: 26, signal: 9 });
const keltner = (): Indicator<string> => createKeltner({ period: 8, atrPeriod: 4, multiple: 1.5 });

/** Source: TA-Lib, src/tools/ta_regtest/ta_test_func, the table of each function; bars are counted from 0. */
const PUBLISHED: readonly Published[] = [
  ['SMA 2', createSma(2), 'sma', '1: 93.15, 2: 94.59, 3: 94.73, 251: 108.31'],
  ['SMA 30', createSma(30), 'sma', '29: 90.42, 30: 90.21, 31: 89.96, 58: 87.12, 250: 107.95, 251: 108.42'],
  ['EMA 2', createEma(2), 'ema', '1: 93.15, 2: 93.96, 251: 108.21'],
  ['EMA 10', createEma(10), 'ema', '9: 93.22, 10: 93.75, 29: 86.46, 251: 108.97'],
  ['WMA 2', createWma(2), 'wma', '1: 93.71, 2: 94.52, 3: 94.85, 251: 108.16'],
  [
    'WMA 30',
    createWma(30),
    'wma',
    '29: 88.567, 30: 88.233, 31: 88.034, 58: 87.191, 250: 109.34, 251: 109.34',
  ],
  ['DEMA 14', createDema(14), 'dema', '251: 109.467', 26],
  ['RSI 14', createRsi(14), 'rsi', '14: 49.14, 15: 52.32, 16: 46.07, 251: 49.63'],
  ['MACD 12, 26, 9', macd(), 'macd', '33: -1.9738', 25],
  ['its signal', macd(), 'signal', '33: -2.7071'],
  ['its histogram', macd(), 'histogram', '33: 0.7333'],
  ['slow %K 5, 3', createStochastic({ k: 5, smooth: 3, d: 3 }), 'k', '8: 24.01, 9: 38.139, 251: 30.194', 6],
  ['%D 5, 3, 3', createStochastic({ k: 5, smooth: 3, d: 3 }), 'd', '8: 36.254, 251: 43.69'],
  ['%D 5, 3, 4', createStochastic({ k: 5, smooth: 3, d: 4 }), 'd', '9: 36.725, 251: 46.641'],
  [
    '%R 14',
    createWilliamsR(14),
    'willr',
    '13: -90.1943, 14: -66.9903, 24: -89.2857, 25: -97.2602, 125: 0.0, 251: -59.1515',
  ],
  ['ROC 14', createRoc(14), 'roc', '14: -0.546, 15: -2.109, 16: -5.53, 20: -4.49, 21: -5.5256, 251: -1.0367'],
  ['true range', createAtr(1), 'trueRange', '1: 3.535, 13: 9.685, 41: 5.125, 251: 2.88'],
  [
    'ATR 14',
    createAtr(14),
    'atr',
    '14: 3.578, 15: 3.4876, 16: 3.55, 26: 3.245, 27: 3.394, 28: 3.413, 251: 3.26',
  ],
  ['+DI 14', createAdx(14), 'plusDi', '14: 20.3781, 27: 22.1073, 28: 20.3746, 251: 21.00'],
  ['-DI 14', createAdx(14), 'minusDi', '14: 30.1684, 28: 24.969182, 251: 21.1988'],
  ['DX 14', createAdx(14), 'dx', '14: 19.3689, 15: 9.7131, 16: 17.2905, 250: 10.6731, 251: 0.4722'],
  ['ADX 14', createAdx(14), 'adx', '27: 23.00, 28: 22.0802, 250: 16.6840, 251: 15.5260'],
  ['upper band 20, 2', bands(), 'upper', '19: 98.0734'],
  ['middle band 20, 2', bands(), 'middle', '19: 92.8910'],
  ['lower band 20, 2', bands(), 'lower', '19: 87.7086'],
  ['standard deviation 5', createStandardDeviation(5), 'stddev', '4: 1.2856, 5: 0.4462, 251: 0.7144'],
  ['Donchian upper 20', createDonchian(20), 'upper', '19: 99.625, 21: 99.625, 100: 123, 251: 122.12'],
  ['Donchian middle 20', createDonchian(20), 'middle', '19: 93.1875, 21: 93.0775, 100: 112.36, 251: 113.31'],
  ['Donchian lower 5', createDonchian(5), 'lower', '4: 90.75, 6: 92, 100: 110.5, 251: 106.62'],
  [
    'Keltner upper 8, 4, 1.5',
    keltner(),
    'upper',
    '200: 115.6412756011, 225: 106.9941767789, 251: 112.6021349700',
    7,
  ],
  [
    'Keltner middle 8, 4, 1.5',
    keltner(),
    'middle',
    '200: 109.5886027554, 225: 100.7760377064, 251: 109.0651667075',
    7,
  ],
  [
    'Keltner lower 8, 4, 1.5',
    keltner(),
    'lower',
    '200: 103.5359299096, 225: 94.5578986340, 251: 105.5281984450',
    7,
  ],
  [
    'CMF 20',
    createCmf(20),
    'cmf',
    '19: 0.0500710677774, 20: 0.0445149758862, 105: 0.2748837073939, 196: -0.2746679709476, 233: 0.3664525694902',
  ],
  ['CMF 2', createCmf(2), 'cmf', '27: 0.9688594378118, 53: -0.8579757583612, 196: -0.9868211527352', 1],
  [
    'MFI 14',
    createMfi(14),
    'mfi',
    '14: 42.892339191984, 15: 45.607156851091, 73: 35.632094488668, 251: 53.199678850629',
  ],
  ['MFI 2', createMfi(2), 'mfi', '2: 100, 3: 53.489986681886, 189: 40.157772208584, 251: 0'],
];

const named = PUBLISHED.map(([what, ...row]) => ({ what, row }));

describe.each(named)('$what', ({ row: [indicator, line, published, begins] }) => {
  const pairs = published.split(', ').map((pair) => pair.split(': ') as [bar: string, value: string]);
  const first = begins ?? Number(pairs[0]?.[0]);
  const values = lineOver(indicator, taLibBars, line);

  test('begins where it is said to', () => {
    expect(values.findIndex((value) => value !== undefined)).toBe(first);
    expect(values.slice(first)).not.toContain(undefined);
  });

  test.each(pairs)('bar %s: %s', (bar, value) => {
    expect(Math.abs((values[Number(bar)] ?? Number.NaN) - Number(value))).toBeLessThanOrEqual(unitOf(value));
  });
});

/** One unit of the last digit given: TA-Lib's tables cut digits as often as they round them. */
function unitOf(value: string): number {
  return 10 ** -(value.split('.')[1]?.length ?? 0);
}

test('bars of another reference: Wilder’s own for the parabolic stop', () => {
  const published = [
    [1, 50],
    [2, 50.047],
    [5, 50.182],
    [36, 52.93],
    [37, 50],
  ] as const;
  const stops = lineOver(createParabolicSar({ step: 0.02, maximum: 0.2 }), wilderBars, 'psar');
  expect(stops[0]).toBeUndefined();
  for (const [bar, stop] of published) expect(Math.abs((stops[bar] as number) - stop)).toBeLessThan(0.001);
});

test('a second source for RSI: the worksheet of StockCharts, ChartSchool', () => {
  const closes = [
    44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931,
    46.0328, 45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439,
  ];
  const values = lineOver(createRsi(14), flatColumns(closes), 'rsi').slice(14);
  expect(values.map((value) => value?.toFixed(2))).toEqual([
    '70.53',
    '66.32',
    '66.55',
    '69.41',
    '66.36',
    '57.97',
  ]);
});

test('volume over its mean, from the relative volume of five bars before as published: r counts 6 r / (5 + r)', () => {
  // Source: TA-Lib, test_rvol.c, from trading-signals and LEAN on the same bars.
  const relative = [
    [5, 0.80491286557225883],
    [90, 2.5170958734098665],
    [202, 5.9503951661548582],
    [251, 0.7765369778225043],
  ] as const;
  const ratios = lineOver(createVolumeRatio(6), taLibBars, 'volumeRatio');
  expect(ratios.findIndex((ratio) => ratio !== undefined)).toBe(5);
  for (const [bar, r] of relative) expect(ratios[bar]).toBeCloseTo((6 * r) / (5 + r), 13);
});

test('the choppiness that its first article printed, of D-mark futures in 1993', () => {
  // Source: Burke (1993), Measuring market choppiness with chaos, page 53.
  const printed = [52.59, 50.53, 54.64, 54.48, 53.19, 51.57, 49.95, 48.86, 51.08, 50.82];
  const values = lineOver(createChoppiness(14), burkeBars, 'chop');
  expect(values.findIndex((value) => value !== undefined)).toBe(14);
  expect(values.slice(14).map((value) => Number(value?.toFixed(2)))).toEqual(printed);
});

/** Bars whose prices are all the close. */
function flatColumns(close: readonly number[]): BarColumns {
  return { length: close.length, open: close, high: close, low: close, close, volume: undefined };
}
