// Checks the indicators of volume where nothing is traded, a bar has no range, or a volume is missing.
import { describe, expect, test } from 'vitest';
import { bar, over } from '../bars.fixture.ts';
import type { IndicatorBar } from '../indicator.ts';
import { createCmf } from './cmf.ts';
import { createMfi } from './mfi.ts';
import { createObv } from './obv.ts';
import { createVolumeRatio } from './volume-ratio.ts';

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

  test('index is undefined while a volume is missing, also of a bar whose price did not change', () => {
    const missing = [bar(1), bar(2), bar(2, { volume: undefined }), bar(3), bar(4)];
    expect(over(createMfi(2), 'mfi', missing)).toEqual([undefined, undefined, undefined, undefined, 100]);
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
    const missing = [100, undefined, 100, 100].map((volume) => bar(1, { volume }));
    expect(over(createVolumeRatio(2), 'volumeRatio', missing)).toEqual([undefined, undefined, undefined, 1]);
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
