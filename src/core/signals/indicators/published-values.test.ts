// Checks indicators against TA-Lib's own regression values on its own bars, from the bar at which each begins.
import { describe, expect, test } from 'vitest';
import { createEma } from './averages/ema.ts';
import { createSma } from './averages/sma.ts';
import { createBollinger } from './bands/bollinger.ts';
import { lineOver } from './bars.fixture.ts';
import type { Indicator } from './indicator.ts';
import { createRsi } from './momentum/rsi.ts';
import { createStochastic } from './momentum/stochastic.ts';
import { taLibBars } from './ta-lib-bars.fixture.ts';
import { createAdx } from './trend/adx.ts';
import { createAtr } from './trend/atr.ts';

/**
 * `published[i]` is [bar, value] with the digits that TA-Lib's tests give; the first is the first bar that has a value,
 * unless `begins` says another. TA-Lib's tests hold 0.01, so some of their last digits are stale: 24.0128 of %K (from 12.1143,
 * 46.5839 and 13.3384 it is 24.0122), 21.0000 of +DI and 23.0000 of ADX; they stand with two decimals.
 */
interface Published {
  readonly what: string;
  readonly indicator: Indicator<string>;
  readonly line: string;
  readonly published: readonly (readonly [bar: number, value: string])[];
  readonly begins?: number;
}

const adx = (): Indicator<string> => createAdx(14);
const bands = (): Indicator<string> => createBollinger({ period: 20, deviations: 2 });

/** Source: TA-Lib, src/tools/ta_regtest/ta_test_func, the table of each function; bars are counted from 0. */
const PUBLISHED: readonly Published[] = [
  {
    what: 'SMA 30',
    indicator: createSma(30),
    line: 'sma',
    published: [
      [29, '90.42'],
      [30, '90.21'],
      [31, '89.96'],
      [58, '87.12'],
      [250, '107.95'],
      [251, '108.42'],
    ],
  },
  {
    what: 'EMA 10',
    indicator: createEma(10),
    line: 'ema',
    published: [
      [9, '93.22'],
      [10, '93.75'],
      [29, '86.46'],
      [251, '108.97'],
    ],
  },
  {
    what: 'RSI 14',
    indicator: createRsi(14),
    line: 'rsi',
    published: [
      [14, '49.14'],
      [15, '52.32'],
      [16, '46.07'],
      [251, '49.63'],
    ],
  },
  {
    what: 'true range',
    indicator: createAtr(1),
    line: 'trueRange',
    published: [
      [1, '3.535'],
      [13, '9.685'],
      [41, '5.125'],
      [251, '2.88'],
    ],
  },
  {
    what: 'ATR 14',
    indicator: createAtr(14),
    line: 'atr',
    published: [
      [14, '3.578'],
      [15, '3.4876'],
      [16, '3.55'],
      [26, '3.245'],
      [27, '3.394'],
      [28, '3.413'],
      [251, '3.26'],
    ],
  },
  {
    what: '+DI 14',
    indicator: adx(),
    line: 'plusDi',
    published: [
      [14, '20.3781'],
      [27, '22.1073'],
      [28, '20.3746'],
      [251, '21.00'],
    ],
  },
  {
    what: '-DI 14',
    indicator: adx(),
    line: 'minusDi',
    published: [
      [14, '30.1684'],
      [28, '24.969182'],
      [251, '21.1988'],
    ],
  },
  {
    what: 'DX 14',
    indicator: adx(),
    line: 'dx',
    published: [
      [14, '19.3689'],
      [15, '9.7131'],
      [16, '17.2905'],
      [250, '10.6731'],
      [251, '0.4722'],
    ],
  },
  {
    what: 'ADX 14',
    indicator: adx(),
    line: 'adx',
    published: [
      [27, '23.00'],
      [28, '22.0802'],
      [250, '16.6840'],
      [251, '15.5260'],
    ],
  },
  { what: 'upper band 20, 2', indicator: bands(), line: 'upper', published: [[19, '98.0734']] },
  { what: 'middle band 20, 2', indicator: bands(), line: 'middle', published: [[19, '92.8910']] },
  { what: 'lower band 20, 2', indicator: bands(), line: 'lower', published: [[19, '87.7086']] },
  {
    what: 'slow %K 5, 3',
    indicator: createStochastic({ k: 5, smooth: 3, d: 3 }),
    line: 'k',
    begins: 6,
    published: [
      [8, '24.01'],
      [9, '38.139'],
      [251, '30.194'],
    ],
  },
  {
    what: '%D 5, 3, 3',
    indicator: createStochastic({ k: 5, smooth: 3, d: 3 }),
    line: 'd',
    published: [
      [8, '36.254'],
      [251, '43.69'],
    ],
  },
  {
    what: '%D 5, 3, 4',
    indicator: createStochastic({ k: 5, smooth: 3, d: 4 }),
    line: 'd',
    published: [
      [9, '36.725'],
      [251, '46.641'],
    ],
  },
];

describe.each(PUBLISHED)('$what', ({ indicator, line, published, begins = published[0]?.[0] }) => {
  const values = lineOver(indicator, taLibBars, line);

  test('begins where it is said to', () => {
    expect(values.findIndex((value) => value !== undefined)).toBe(begins);
    expect(values.slice(begins)).not.toContain(undefined);
  });

  test.each(published)('bar %i: %s', (bar, value) => {
    expect(Math.abs((values[bar] ?? Number.NaN) - Number(value))).toBeLessThanOrEqual(unitOf(value));
  });
});

/** One unit of the last digit given: TA-Lib's tables cut digits as often as they round them. */
function unitOf(value: string): number {
  return 10 ** -(value.split('.')[1]?.length ?? 0);
}
