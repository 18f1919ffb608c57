// Tests which bounds on readings contradict each other, and that each reaches the desk.
import { expect, test } from 'vitest';
import { levelLimitsOf, SIGNAL_DEFAULTS, signalProblems } from './signal-settings.ts';

test('a band of the VIX has a top that is not below its bottom', () => {
  const band = (vixMin: number, vixMax: number) => signalProblems({ ...SIGNAL_DEFAULTS, vixMin, vixMax });
  expect(band(20, 20)).toEqual([]);
  expect(band(20.5, 20)).toEqual([
    { key: 'signals.vixMin', message: 'expected at most signals.vixMax 20, found 20.5' },
  ]);
  expect(signalProblems({ ...SIGNAL_DEFAULTS, vixMin: 50 })).toEqual([]);
});

test('no percentile is asked for that none can reach', () => {
  expect(signalProblems({ ...SIGNAL_DEFAULTS, ivPercentileMin: 0.99 })).toEqual([]);
  expect(signalProblems({ ...SIGNAL_DEFAULTS, ivPercentileMin: 1 })).toMatchObject([
    { key: 'signals.ivPercentileMin' },
  ]);
});

test('bounds that are set reach the desk, those that are not are off', () => {
  const bounds = {
    vixMin: 12,
    vixMax: 30,
    ivRankMin: 0.2,
    ivPercentileMin: 0.3,
    divergenceMax: 2,
    gapMax: 0.01,
  };
  expect(levelLimitsOf({ ...SIGNAL_DEFAULTS, ...bounds })).toEqual(bounds);
  expect(Object.values(levelLimitsOf(SIGNAL_DEFAULTS)).every((limit) => limit === undefined)).toBe(true);
});
