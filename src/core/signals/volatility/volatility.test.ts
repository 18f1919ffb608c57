// Tests gaps, divergence, term structure and the premium on figures by hand.
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { latestScore } from './divergence.ts';
import { gapClass, openingGap } from './gap.ts';
import { nineDayRatio, threeMonthRatio } from './term-structure.ts';
import { volatilityPremium } from './volatility-premium.ts';
import { SessionWindow } from './windows/session-window.ts';

const row = { date: '2020-03-16' as SessionDate, vix: 82.69, vix9d: 116.5, vix3m: 64.42, vix6m: undefined };

describe('term structure', () => {
  it('passes 1 where the near term is dearer', () => {
    expect(nineDayRatio(row)).toBeCloseTo(1.40888, 5);
    expect(threeMonthRatio(row)).toBeCloseTo(1.28361, 5);
  });

  it('is missing with its member', () => {
    expect(nineDayRatio({ ...row, vix9d: undefined })).toBeUndefined();
    expect(threeMonthRatio({ ...row, vix3m: undefined })).toBeUndefined();
  });
});

it('the premium is in decimals a year', () => {
  expect(volatilityPremium({ vixPoints: 18, realised: 0.125 })).toBeCloseTo(0.055, 15);
  expect(volatilityPremium({ vixPoints: 18, realised: 0.3 })).toBeCloseTo(-0.12, 15);
});

describe('gap', () => {
  it('is a share of the close before', () => {
    expect(openingGap(99, 100)).toBeCloseTo(-0.01, 15);
  });

  it.each([
    [0, 'none'],
    [0.0005, 'none'],
    [-0.0005, 'none'],
    [0.00051, 'small'],
    [-0.0019, 'small'],
    [0.00191, 'large'],
    [-0.2, 'large'],
  ] as const)('%f is %s', (gap, expected) => {
    expect(gapClass(gap)).toBe(expected);
  });

  it('takes other bounds', () => {
    expect(gapClass(0.004, { noneMax: 0.001, smallMax: 0.005 })).toBe('small');
  });
});

describe('the latest score', () => {
  const scoreOf = (values: readonly number[]): number | undefined => {
    const window = new SessionWindow(values.length);
    for (const [session, value] of values.entries()) window.push(value, session - 1, session);
    return latestScore(window);
  };

  it('is in sample standard deviations from the mean', () => {
    // Mean 5, squared deviations 9, 1, 1, 1, 0, 0, 4, 16: sum 32, over 7.
    expect(scoreOf([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(4 / Math.sqrt(32 / 7), 14);
    expect(scoreOf([9, 4, 4, 4, 5, 5, 7, 2])).toBeCloseTo(-3 / Math.sqrt(32 / 7), 14);
  });

  it('is not there where nothing differs but by rounding', () => {
    expect(scoreOf([0.1 + 0.2, 0.3, 0.3])).toBeUndefined();
    expect(scoreOf([1])).toBeUndefined();
  });
});
