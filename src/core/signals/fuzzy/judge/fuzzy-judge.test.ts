// Tests verdicts: what they rest on and since when, what is missing, that they are plain data, and that quiet bars cost nothing.
import { describe, expect, test } from 'vitest';
import type { EpochMs, FuzzyVerdict } from '../../../domain/index.ts';
import { type FuzzyConfig, fuzzyReadings } from './fuzzy-config.ts';
import { createFuzzyJudge } from './fuzzy-judge.ts';
import { KNOWN_MS, stagedReadings, type StagedValues } from '../../readings/staged-readings.fixture.ts';
import { CONFIG, GOOD, GOOD_FACTORS } from './fuzzy-case.fixture.ts';

const ANCESTOR: FuzzyConfig = {
  ...CONFIG,
  rating: { by: 'ancestor', weights: 'template', confidenceFloor: undefined },
  factorMin: 0.3,
};

function judged(values: StagedValues, config = CONFIG): FuzzyVerdict {
  const verdict = createFuzzyJudge(config).judge(stagedReadings(values), KNOWN_MS);
  if (!verdict.available) throw new Error(verdict.reason);
  return verdict;
}

test('says what it rests on, since when, which terms hold and which rules fired', () => {
  const verdict = judged({ ...GOOD, adx: 25, 'trend-50-200': 0.1 });
  expect(verdict.inputs).toHaveLength(9);
  expect(verdict.inputs).toContainEqual({ name: 'adx', value: 25, asOfMs: KNOWN_MS });
  expect(verdict.memberships).toContainEqual({ input: 'adx', term: 'quiet', degree: 0.75 });
  expect(verdict.memberships).toContainEqual({ input: 'trend', term: 'good', degree: 0.75 });
  expect(verdict.memberships).toContainEqual({ input: 'volatility', term: 'good', degree: 1 });
  expect(verdict.bias).toBe('bullish');
  expect(verdict.fired[0]).toEqual({
    rule: 'trend-50-200 is up and sma-distance is not below: bias is bullish',
    strength: 1,
  });
  expect(verdict.fired).toContainEqual({
    rule: 'volatility, trend, momentum and regime are good: confidence is high',
    strength: 0.75,
  });
  const strengths = verdict.fired.map(({ strength }) => strength);
  expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  expect(strengths.every((strength) => strength > 0)).toBe(true);
  expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
});

describe('what is missing', () => {
  test('leaves no verdict and names every reading with its reason', () => {
    const verdict = createFuzzyJudge(CONFIG).judge(
      stagedReadings({ ...GOOD, vrp: 'no-volatility', vix: 'stale' }),
      KNOWN_MS,
    );
    expect(verdict).toMatchObject({ available: false, reason: 'vrp: no-volatility' });
    expect(verdict.inputs).toContainEqual({ name: 'vrp', missing: 'no-volatility' });
    expect(verdict.inputs).toContainEqual({ name: 'vix', missing: 'stale' });
    expect(verdict.inputs).toHaveLength(9);
  });

  test.each([CONFIG, ANCESTOR])('any one reading of $rating.by', (config) => {
    const all = config === ANCESTOR ? GOOD_FACTORS : GOOD;
    expect(judged(all, config).available).toBe(true);
    for (const name of fuzzyReadings(config)) {
      const verdict = createFuzzyJudge(config).judge(stagedReadings({ ...all, [name]: 'warm-up' }), KNOWN_MS);
      expect(verdict).toMatchObject({ available: false, reason: `${name}: warm-up` });
    }
  });

  test('a reading of after the verdict is our own mistake', () => {
    const early = (KNOWN_MS - 1) as EpochMs;
    expect(() => createFuzzyJudge(CONFIG).judge(stagedReadings(GOOD), early)).toThrow(/known by/);
  });
});

test('the same readings give the same object, a changed one another', () => {
  const judge = createFuzzyJudge(CONFIG);
  const readings = stagedReadings(GOOD);
  const first = judge.judge(readings, KNOWN_MS);
  expect(judge.judge(readings, (KNOWN_MS + 1) as EpochMs)).toBe(first);
  const changed = {
    read: (name: Parameters<typeof readings.read>[0]) =>
      name === 'adx' ? ({ available: true, value: 50, asOfMs: KNOWN_MS } as const) : readings.read(name),
  };
  const second = judge.judge(changed, KNOWN_MS);
  expect(second).not.toBe(first);
  expect(second).toMatchObject({ confidence: expect.closeTo(0.5, 12) as number });
  expect(first).toMatchObject({ confidence: 1 });
});

test('the ten factors carry the weakest of those that filter', () => {
  const verdict = judged({ ...GOOD_FACTORS, 'stochastic-k': 6 }, ANCESTOR);
  expect(verdict.weakestFactor).toEqual({ input: 'stoch', term: 'good', degree: 0.2 });
  expect(verdict.bias).toBe('neutral');
  expect(judged(GOOD).weakestFactor).toBeUndefined();
});
