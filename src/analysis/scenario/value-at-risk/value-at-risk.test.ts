// Tests value at risk: tails against the metrics and published ranks, the filter, forecasts that see no future, and reasons.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import { conditionalValueAtRisk, valueAtRisk as quantileLoss } from '../../metrics/index.ts';
import { clusteredSample, sampleOf } from '../sample/simulated-sample.fixture.ts';
import { BURN_IN, DECAY, filteredFutures, filteredReturns } from './filtered-returns.ts';
import { orderStatisticInterval } from './order-statistic-interval.ts';
import { exceptionsOf, filteredForecasts, historicalForecasts, WINDOW } from './rolling-forecasts.ts';
import { SortedWindow } from './sorted-window.ts';
import { tailReplicates } from './tail-replicates.ts';
import { compoundedWindows, filteredRows, historicalRows } from './tail-rows.ts';
import { valueAtRisk } from './value-at-risk.ts';
import type { ValueAtRiskResult } from './value-at-risk-section.ts';

const clustered = clusteredSample(1500);

describe('counted tails', () => {
  const series = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 1, maxLength: 80 });

  test('are those of the metrics', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(0.5, 0.9, 0.95, 0.99), (values, level) => {
        const request = { levels: [level], replicates: 1, meanBlockLength: 1 };
        const [own] = tailReplicates(Float64Array.from(values), request, createRng(1)).own;
        expect(own?.valueAtRisk).toBeCloseTo(quantileLoss(values, level) as number, 12);
        expect(own?.conditional).toBeCloseTo(conditionalValueAtRisk(values, level) as number, 12);
      }),
    );
  });

  test('of a drawn series are the tails of that series', () => {
    // Blocks so long that a drawn series is the series itself, turned.
    const values = clustered.returns.slice(0, 200);
    const request = { levels: [0.95], replicates: 20, meanBlockLength: 1e9 };
    const { own, drawn } = tailReplicates(values, request, createRng(1));
    expect(new Set(drawn[0]?.valueAtRisk)).toEqual(new Set([own[0]?.valueAtRisk]));
    expect(drawn[0]?.conditionalInterval.low).toBeCloseTo(own[0]?.conditional ?? 0, 12);
  });

  test('of equal values have no spread', () => {
    const request = { levels: [0.95], replicates: 50, meanBlockLength: 2 };
    const { drawn } = tailReplicates(new Float64Array(100).fill(-0.01), request, createRng(1));
    expect(drawn[0]?.conditionalInterval).toEqual({ low: 0.01, high: 0.01 });
  });
});

describe('order statistics', () => {
  // By tables of the binomial distribution: of 20 at one half at most 5 have a chance of 2.07%, of 16 at three quarters at most 7
  // one of 0.75% and at most 8 one of 2.71%, of 10 at one half at most 1 one of 1.07%.
  test.each([
    { count: 20, probability: 0.5, low: 6, high: 15 },
    { count: 16, probability: 0.75, low: 8, high: 16 },
    { count: 10, probability: 0.5, low: 2, high: 9 },
  ])('$count values, quantile $probability: ranks $low to $high', ({ count, probability, low, high }) => {
    expect(orderStatisticInterval(count, probability)).toEqual({ low, high });
  });

  test('too few values have none, and many do not overflow', () => {
    expect(orderStatisticInterval(300, 0.01)).toBeUndefined();
    expect(orderStatisticInterval(500, 0.01)?.low).toBe(1);
    const wide = orderStatisticInterval(200_000, 0.05);
    // 10,000 -+ 1.96 roots of 9,500.
    expect(Math.abs((wide?.low ?? 0) - 9809)).toBeLessThan(5);
    expect(Math.abs((wide?.high ?? 0) - 10_192)).toBeLessThan(5);
    expect(orderStatisticInterval(100, 0)).toBeUndefined();
  });
});

test('a sorted window is the sorted slice after any replacements', () => {
  const step = fc.tuple(fc.nat(19), fc.integer({ min: -5, max: 5 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const values = Float64Array.from({ length: 20 }, (_, at) => (at * 7) % 11);
      const window = new SortedWindow(values);
      for (const [place, come] of steps) {
        window.replace(values[place] as number, come);
        values[place] = come;
        expect([...window.ascending]).toEqual([...values].sort((a, b) => a - b));
      }
    }),
  );
});

describe('filtered returns', () => {
  test('follow the recurrence of RiskMetrics', () => {
    const returns = Float64Array.from({ length: BURN_IN + 3 }, (_, at) => (at % 2 === 0 ? 0.01 : -0.02));
    const filtered = filteredReturns(returns);
    const start = (0.01 ** 2 + 0.02 ** 2) / 2;
    expect(filtered?.volatility[0]).toBeCloseTo(Math.sqrt(start), 12);
    expect(filtered?.standardised[0]).toBeCloseTo(0.01 / Math.sqrt(start), 10);
    const second = DECAY * start + (1 - DECAY) * 0.01 ** 2;
    expect(filtered?.volatility[1]).toBeCloseTo(Math.sqrt(second), 12);
    const third = DECAY * second + (1 - DECAY) * 0.02 ** 2;
    expect(filtered?.next).toBeCloseTo(Math.sqrt(DECAY * third + (1 - DECAY) * 0.01 ** 2), 12);
  });

  test('need more than the start, and something that moves', () => {
    expect(filteredReturns(new Float64Array(BURN_IN).fill(0.01))).toBeUndefined();
    expect(filteredReturns(new Float64Array(200))).toBeUndefined();
  });

  test('have the same figures as the returns where volatility does not change', () => {
    const alternating = Float64Array.from({ length: 800 }, (_, at) => (at % 2 === 0 ? 0.01 : -0.01));
    const [plain] = historicalRows(alternating, createRng(1));
    const filtered = filteredReturns(alternating);
    const [scaled] = filteredRows(filtered as NonNullable<typeof filtered>, createRng(1));
    expect(scaled?.valueAtRisk).toBeCloseTo(plain?.valueAtRisk ?? 0, 12);
    expect(scaled?.conditional).toBeCloseTo(plain?.conditional ?? 0, 12);
  });

  test('grow with the root of the sessions ahead where they are independent', () => {
    const rng = createRng(11);
    const standardised = Float64Array.from({ length: 4000 }, () => rng.normal());
    const spread = (sessions: number): number => {
      const futures = filteredFutures(
        { standardised, next: 0.01 },
        { sessions, paths: 20_000 },
        createRng(2),
      );
      return Math.sqrt(futures.reduce((sum, value) => sum + value * value, 0) / futures.length);
    };
    // The variance is a martingale here, so its expected sum grows with time.
    expect(spread(9) / spread(1)).toBeGreaterThan(2.9);
    expect(spread(9) / spread(1)).toBeLessThan(3.1);
  });

  test('never lose more than all, nor win it back', () => {
    const wild = { standardised: Float64Array.of(-4, 3), next: 0.5 };
    const futures = filteredFutures(wild, { sessions: 6, paths: 500 }, createRng(4));
    // Each session loses more than all with a chance of one half, so one path in 64 keeps anything.
    expect(futures.filter((value) => value === -1).length).toBeGreaterThan(450);
    expect(futures.every((value) => value >= -1)).toBe(true);
  });
});

describe('rolling forecasts', () => {
  const { returns } = clustered;

  test('look back on so many sessions and no further ahead', () => {
    const cut = 700;
    const falsified = returns.map((value, at) => (at >= cut ? -0.5 : value));
    const forecasts = historicalForecasts(returns, 0.95);
    expect(forecasts.first).toBe(WINDOW);
    expect(forecasts.losses[0]).toBeCloseTo(
      quantileLoss(Array.from(returns.slice(0, WINDOW)), 0.95) as number,
      14,
    );
    expect(forecasts.losses[100]).toBeCloseTo(
      quantileLoss(Array.from(returns.slice(100, 100 + WINDOW)), 0.95) as number,
      14,
    );
    const known = cut - WINDOW + 1;
    expect(historicalForecasts(falsified, 0.95).losses.slice(0, known)).toEqual(
      forecasts.losses.slice(0, known),
    );
    const before = filteredForecasts(filteredReturns(returns) as never, 0.95);
    const after = filteredForecasts(filteredReturns(falsified) as never, 0.95);
    const filteredKnown = cut - before.first + 1;
    expect(after.losses.slice(0, filteredKnown)).toEqual(before.losses.slice(0, filteredKnown));
    expect(after.losses[filteredKnown]).not.toBe(before.losses[filteredKnown]);
  });

  test('are exceeded by losses beyond them, of their own session', () => {
    const losses = Float64Array.of(0.01, 0.01, 0.01);
    const made = Float64Array.of(-0.5, -0.5, -0.009, -0.011, -0.01);
    expect(exceptionsOf({ first: 2, losses }, made)).toEqual([false, true, false]);
  });
});

describe('the section', () => {
  const section = told(valueAtRisk({ ok: true, sample: clustered }, 1));

  function told(made: ReturnType<typeof valueAtRisk>): ValueAtRiskResult {
    if (made.reason !== null) throw new Error(made.reason);
    return made;
  }

  test('has figures within their intervals that grow with the level', () => {
    const rows = section.rows.filter(({ valueAtRisk: loss }) => loss !== null);
    expect(rows).toHaveLength(6);
    for (const { valueAtRisk: loss, conditional, valueAtRiskInterval: span, conditionalInterval } of rows) {
      expect(span?.low).toBeLessThanOrEqual(loss as number);
      expect(span?.high).toBeGreaterThanOrEqual(loss as number);
      expect(conditionalInterval?.low).toBeLessThanOrEqual(conditional as number);
      expect(conditional).toBeGreaterThanOrEqual(loss as number);
    }
    expect(section.rows[1]?.valueAtRisk).toBeGreaterThan(section.rows[0]?.valueAtRisk as number);
  });

  test('says which figure rests on too little', () => {
    const missing = section.rows.filter(({ reason }) => reason !== null);
    expect(missing.map(({ method, sessions, level }) => `${method} ${sessions} ${level}`)).toEqual([
      'historical 10 0.95',
      'historical 10 0.99',
    ]);
    expect(missing[1]?.reason).toMatch(/^needs 10009 sessions with a position, 1500 were there/);
  });

  test('tests both methods at both levels, and comes from the seed alone', () => {
    expect(section.tests.map(({ method, level, forecasts }) => [method, level, forecasts])).toEqual([
      ['historical', 0.95, 1250],
      ['filtered', 0.95, 1190],
      ['historical', 0.99, 1250],
      ['filtered', 0.99, 1190],
    ]);
    expect(valueAtRisk({ ok: true, sample: clustered }, 1)).toEqual(section);
    expect(valueAtRisk({ ok: true, sample: clustered }, 2)).not.toEqual(section);
  });

  test('leaves sessions without a position out, whatever their return', () => {
    const gaps = Uint8Array.from(clustered.returns, (_, at) => (at % 3 === 0 ? 0 : 1));
    const made = told(valueAtRisk({ ok: true, sample: { ...clustered, isHeld: gaps } }, 1));
    expect([made.heldSessions, made.idleSessions]).toEqual([1000, 500]);
    const wild = clustered.returns.map((value, at) => (at % 3 === 0 ? -0.9 : value));
    expect(valueAtRisk({ ok: true, sample: { ...clustered, isHeld: gaps, returns: wild } }, 1)).toEqual(made);
  });

  test('too short a history has reasons instead', () => {
    const short = sampleOf(clustered.returns.slice(0, 99));
    expect(valueAtRisk({ ok: true, sample: short }, 1)).toEqual({
      reason: 'positions were open in 99 sessions; under 100 tell nothing of a loss in twenty.',
    });
    const longer = told(valueAtRisk({ ok: true, sample: sampleOf(clustered.returns.slice(0, 300)) }, 1));
    expect(longer.tests).toEqual([]);
    expect(longer.testsReason).toMatch(/needs 410 sessions with a position, 300 were there/);
    expect(valueAtRisk({ ok: false, code: 'no-trade', reason: 'no trade' }, 1)).toEqual({
      reason: 'no trade.',
    });
  });
});

test('windows compound their returns and overlap', () => {
  expect(
    [...compoundedWindows(Float64Array.of(0.1, 0.2, -0.5), 2)].map((value) => value.toFixed(12)),
  ).toEqual([(1.1 * 1.2 - 1).toFixed(12), (1.2 * 0.5 - 1).toFixed(12)]);
  expect(compoundedWindows(Float64Array.of(0.1), 2)).toHaveLength(0);
});
