// Checks the names of regimes at their thresholds, what each does with its reason, and what is missing when.
import { describe, expect, test } from 'vitest';
import type { EpochMs, NoVerdict, RegimeVerdict } from '../../domain/index.ts';
import type { ReadingName } from '../readings/reading-book.ts';
import { simulateReturns, TWO_STATES } from './hmm/simulated-returns.fixture.ts';
import { type RegimeConfig, regimeReadings } from './regime-config.ts';
import { createRegimeJudge, type RegimeJudge } from './regime-judge.ts';
import { stagedReadings } from '../readings/staged-readings.fixture.ts';
import { AS_OF_TEXT, NOW_MS, RULES } from './regime-case.fixture.ts';

type Values = Partial<Record<ReadingName, number | string>>;

function judged(values: Values, config: RegimeConfig = RULES): RegimeVerdict | NoVerdict {
  return createRegimeJudge(config).judge(stagedReadings(values), NOW_MS);
}

function verdict(values: Values, config: RegimeConfig = RULES): RegimeVerdict {
  const found = judged(values, config);
  if (!found.available) throw new Error(found.reason);
  return found;
}

describe('names by rules', () => {
  test.each([
    ['low-vol-range', { vix: 20, adx: 25 }],
    ['high-vol-range', { vix: 20.01, adx: 25 }],
    ['high-vol-range', { vix: 35, adx: 25 }],
    ['crash', { vix: 35.01, adx: 60, 'sma-200-distance': 0.1 }],
    ['bull-trend', { vix: 12, adx: 25.01, 'sma-200-distance': 0.0001 }],
    ['bear-trend', { vix: 34, adx: 40, 'sma-200-distance': -0.05 }],
    ['bear-trend', { vix: 12, adx: 40, 'sma-200-distance': 0 }],
  ] as const)('%s at %o', (regime, values) => {
    expect(verdict(values).regime).toBe(regime);
  });

  test('a trend may be told by the averages of 50 and 200, or not at all', () => {
    const averages = { ...RULES, trend: { adx: 25, by: 'trend-50-200' } } as const;
    expect(verdict({ vix: 12, adx: 40, 'trend-50-200': -0.01 }, averages).regime).toBe('bear-trend');
    expect(verdict({ vix: 12 }, { ...RULES, trend: undefined }).regime).toBe('low-vol-range');
  });
});

describe('what a regime does', () => {
  test('widens, cuts and blocks as configured, each with the reading, its value, threshold and instant', () => {
    expect(verdict({ vix: 24.314159, adx: 18 })).toEqual({
      available: true,
      regime: 'high-vol-range',
      wingScale: 2,
      sizeScale: 0.5,
      isBlocking: false,
      reasons: [`high-vol-range: vix 24.3142 above 20 (${AS_OF_TEXT}), elevated: wings x2, size x0.5`],
      inputs: [
        { name: 'vix', value: 24.314159, asOfMs: NOW_MS - 300_000 },
        { name: 'adx', value: 18, asOfMs: NOW_MS - 300_000 },
      ],
    });
    const crash = verdict({ vix: 41, adx: 18 });
    expect(crash).toMatchObject({ isBlocking: true, wingScale: 2, sizeScale: 0.25 });
    expect(crash.reasons).toEqual([`crash: vix 41 above 35 (${AS_OF_TEXT}): blocks, wings x2, size x0.25`]);
    const trend = verdict({ vix: 14, adx: 30, 'sma-200-distance': -0.02 });
    expect(trend.reasons).toEqual([
      `bear-trend: adx 30 above 25 (${AS_OF_TEXT}), sma-200-distance -0.02 at most 0 (${AS_OF_TEXT}): wings x1.5, size x0.75`,
    ]);
    const calm = verdict({ vix: 14, adx: 12 });
    expect(calm).toMatchObject({ wingScale: 1, sizeScale: 1, isBlocking: false });
    expect(calm.reasons).toEqual([`low-vol-range: vix 14 at most 20 (${AS_OF_TEXT}), calm: no effect`]);
  });

  const conditions: RegimeConfig['conditions'] = [
    { name: 'calm', reading: 'vix', side: 'below', threshold: 15, wingScale: 1, sizeScale: 0.8 },
    {
      name: 'backwardation',
      reading: 'vix-3m-ratio',
      side: 'above',
      threshold: 1,
      wingScale: 3,
      sizeScale: 0.6,
    },
    {
      name: 'expansion',
      reading: 'volatility-expansion',
      side: 'above',
      threshold: 0.9,
      wingScale: 1,
      sizeScale: 0.4,
    },
  ];

  test('of several that hold the widest wings and the smallest size count, once, each with its reason', () => {
    const found = verdict(
      { vix: 22, adx: 18, 'vix-3m-ratio': 1.05, 'volatility-expansion': 0.95 },
      { ...RULES, conditions },
    );
    expect(found).toMatchObject({ regime: 'high-vol-range', wingScale: 3, sizeScale: 0.4 });
    expect(found.reasons.slice(1)).toEqual([
      `backwardation: vix-3m-ratio 1.05 above 1 (${AS_OF_TEXT}): wings x3, size x0.6`,
      `expansion: volatility-expansion 0.95 above 0.9 (${AS_OF_TEXT}): size x0.4`,
    ]);
  });

  test('a threshold itself is not above, and is below', () => {
    const at = verdict(
      { vix: 15, adx: 18, 'vix-3m-ratio': 1, 'volatility-expansion': 0.9 },
      { ...RULES, conditions },
    );
    expect(at).toMatchObject({ wingScale: 1, sizeScale: 0.8 });
    const beyond = verdict(
      { vix: 15.1, adx: 18, 'vix-3m-ratio': 1, 'volatility-expansion': 0.9 },
      { ...RULES, conditions },
    );
    expect(beyond).toMatchObject({ wingScale: 1, sizeScale: 1 });
  });

  test('of a regime that blocks and a condition the regime alone is told to block', () => {
    const found = verdict(
      { vix: 41, 'vix-3m-ratio': 1.2, 'volatility-expansion': 0.1 },
      { ...RULES, trend: undefined, conditions },
    );
    expect(found.isBlocking).toBe(true);
    expect(found.reasons.map((reason) => reason.includes('blocks'))).toEqual([true, false]);
  });

  test('a condition whose reading is missing leaves no verdict, whatever the regime', () => {
    const found = judged(
      { vix: 22, adx: 18, 'vix-3m-ratio': 'stale', 'volatility-expansion': 'warming-up' },
      { ...RULES, conditions },
    );
    expect(found).toMatchObject({ available: false, reason: 'vix-3m-ratio: stale' });
    expect(found.inputs.slice(2)).toEqual([
      { name: 'vix-3m-ratio', missing: 'stale' },
      { name: 'volatility-expansion', missing: 'warming-up' },
    ]);
  });
});

describe('what is missing', () => {
  test.each([
    ['vix: stale', { vix: 'stale', adx: 30 }],
    ['adx: warming-up', { vix: 20, adx: 'warming-up' }],
    ['sma-200-distance: warming-up', { vix: 20, adx: 30, 'sma-200-distance': 'warming-up' }],
  ])('%s', (reason, values) => {
    expect(judged(values)).toMatchObject({ available: false, reason });
  });

  test('what does not decide may be missing: a crash has no trend, a range no direction', () => {
    expect(verdict({ vix: 40, adx: 'warming-up' }).regime).toBe('crash');
    expect(verdict({ vix: 14, adx: 20, 'sma-200-distance': 'warming-up' }).regime).toBe('low-vol-range');
  });

  test('a reading of later than now is a broken promise', () => {
    const judge = createRegimeJudge(RULES);
    expect(() => judge.judge(stagedReadings({ vix: 14, adx: 20 }), (NOW_MS - 300_001) as EpochMs)).toThrow(
      'vix known by',
    );
  });
});

test('asks for the readings that its configuration needs, each once', () => {
  expect(regimeReadings(RULES)).toEqual(['vix', 'adx', 'sma-200-distance']);
  const twice = [
    { name: 'a', reading: 'vix', side: 'above', threshold: 1, wingScale: 1, sizeScale: 1 },
    { name: 'b', reading: 'iv-rank', side: 'above', threshold: 1, wingScale: 1, sizeScale: 1 },
  ] as const;
  expect(regimeReadings({ ...RULES, trend: undefined, conditions: twice })).toEqual(['vix', 'iv-rank']);
});

test('the same readings have the same verdict, not another one that is equal', () => {
  const judge = createRegimeJudge(RULES);
  const readings = stagedReadings({ vix: 22, adx: 18 });
  const first = judge.judge(readings, NOW_MS);
  expect(judge.judge(readings, (NOW_MS + 300_000) as EpochMs)).toBe(first);
  const calmer = judge.judge(stagedReadings({ vix: 12, adx: 18 }), NOW_MS);
  expect(calmer).toMatchObject({ regime: 'low-vol-range' });
});

describe('names by a hidden Markov model', () => {
  const DAY_MS = 86_400_000;
  const { returns } = simulateReturns(TWO_STATES, 330, 'stream');
  const hmm = (states: number, probabilityMin = 0.5): RegimeConfig => ({
    ...RULES,
    naming: { by: 'hmm', probabilityMin, states: { states, sessionsMin: 300, refitSessions: 21, starts: 2 } },
    trend: undefined,
  });
  /** A judge that has seen the simulated sessions and then `moves`, the last of which closed just before now. */
  function judgeAfter(config: RegimeConfig, moves: readonly number[]): RegimeJudge {
    const judge = createRegimeJudge(config);
    const all = [0, ...returns, ...moves];
    let close = 100;
    for (const [index, change] of all.entries()) {
      close *= Math.exp(change);
      judge.noteSession(close, (NOW_MS - (all.length - index) * DAY_MS) as EpochMs);
    }
    return judge;
  }
  const calm = Array.from({ length: 15 }, (_, at) => 0.003 * (at % 2 === 0 ? 1 : -1));
  const wild = [-0.05, 0.045, -0.06, 0.05, -0.07];

  const QUIET = stagedReadings({ vix: 18 });

  test('calm and wild sessions by the model, a crash by the VIX, which two states cannot tell', () => {
    const low = judgeAfter(hmm(2), calm).judge(QUIET, NOW_MS);
    expect(low).toMatchObject({ available: true, regime: 'low-vol-range' });
    const high = judgeAfter(hmm(2), wild).judge(QUIET, NOW_MS);
    expect(high).toMatchObject({ regime: 'high-vol-range', wingScale: 2, sizeScale: 0.5 });
    expect(high).toMatchObject({
      reasons: [expect.stringMatching(/^high-vol-range: hmm-high-vol (1|0\.9\d+) above 0\.5 \(/)],
    });
    const [first = Number.NaN, second = Number.NaN] = (high as RegimeVerdict).probabilities ?? [];
    expect(first + second).toBeCloseTo(1, 12);
    expect(high.inputs).toEqual([
      { name: 'hmm-high-vol', value: second, asOfMs: NOW_MS - DAY_MS },
      { name: 'vix', value: 18, asOfMs: NOW_MS - 300_000 },
    ]);
    const crashed = judgeAfter(hmm(2), calm).judge(stagedReadings({ vix: 35.01 }), NOW_MS);
    expect(crashed).toMatchObject({ regime: 'crash', isBlocking: true });
    expect(judgeAfter(hmm(2), calm).judge(stagedReadings({}), NOW_MS)).toMatchObject({ available: false });
  });

  test('of three states the highest is a crash', () => {
    const found = judgeAfter(hmm(3), [...wild, -0.2, 0.15, -0.2]).judge(stagedReadings({}), NOW_MS);
    expect(found).toMatchObject({ regime: 'crash', isBlocking: true });
    expect(found.inputs.map(({ name }) => name)).toEqual(['hmm-high-vol', 'hmm-crash']);
  });

  test('a probability at the threshold does not pass it, and a new session is judged anew', () => {
    const strict = judgeAfter(hmm(2, 1), wild);
    expect(strict.judge(QUIET, NOW_MS)).toMatchObject({ regime: 'low-vol-range' });
    const judge = judgeAfter(hmm(2), calm);
    const readings = QUIET;
    const before = judge.judge(readings, NOW_MS);
    const told = structuredClone(before);
    judge.noteSession(50, (NOW_MS - 1) as EpochMs);
    expect(before).toMatchObject({ regime: 'low-vol-range' });
    expect(judge.judge(readings, NOW_MS)).toMatchObject({ regime: 'high-vol-range' });
    // What was told stays as it was told.
    expect(before).toEqual(told);
  });

  test('trends are told by their readings as under rules; too few sessions leave no verdict', () => {
    const trending = judgeAfter({ ...hmm(2), trend: RULES.trend }, wild);
    const readings = stagedReadings({ vix: 18, adx: 30, 'sma-200-distance': 0.1 });
    const found = trending.judge(readings, NOW_MS);
    // The effects of high volatility hold in a trend as well, with the reason of each.
    expect(found).toMatchObject({ regime: 'bull-trend', wingScale: 2, sizeScale: 0.5 });
    expect((found as RegimeVerdict).reasons).toEqual([
      expect.stringMatching(/^bull-trend: adx 30 above 25/),
      expect.stringMatching(/^high-vol-range: hmm-high-vol (1|0\.9\d+) above 0\.5 \(.*size x0\.5$/),
    ]);
    const quiet = judgeAfter({ ...hmm(2), trend: RULES.trend }, calm).judge(readings, NOW_MS);
    expect(quiet).toMatchObject({ regime: 'bull-trend', sizeScale: 1 });
    expect(createRegimeJudge(hmm(2)).judge(stagedReadings({}), NOW_MS)).toEqual({
      available: false,
      reason: 'hmm-high-vol: hmm-too-few-sessions',
      inputs: [{ name: 'hmm-high-vol', missing: 'hmm-too-few-sessions' }],
    });
  });
});
