// Checks the simulated market: fair by construction, stable under truncation, a bar every session, and as rough as the market it is fitted to.
import { describe, expect, test } from 'vitest';
import { createRng, mean, sampleStandardDeviation } from '../../numerics/index.ts';
import { calendar } from '../small-market.fixture.ts';
import { CALIBRATED_REGIMES } from './calibrated-regimes.ts';
import type { RegimeModel } from './regime-model.ts';
import { type SimulatedDays, type SimulatedDaysInput, simulateDays } from './simulated-days.ts';

const SESSIONS = calendar.sessions.slice(0, 252);
const CARRY = 0.02;

function drawn(seed: number | string, changes: Partial<SimulatedDaysInput> = {}): SimulatedDays {
  return simulateDays({
    model: CALIBRATED_REGIMES,
    sessions: SESSIONS,
    startPoints: 1000,
    carryPerYear: CARRY,
    hasEquityPremium: false,
    variancePremium: 0,
    rng: createRng(seed),
    ...changes,
  });
}

/** Mean of a sample and how many standard errors it lies from `expected`. */
function errorsFrom(expected: number, values: readonly number[]): number {
  const error = (sampleStandardDeviation(values) ?? 0) / Math.sqrt(values.length);
  return ((mean(values) ?? Number.NaN) - expected) / error;
}

const LONG_SESSIONS = calendar.sessions.slice(0, 1000);
const WORLDS = 120;

/** Long runs of many seeds, drawn once. */
const worlds = Array.from({ length: WORLDS }, (_, seed) =>
  drawn(`world ${seed}`, { sessions: LONG_SESSIONS }),
);

/** Every 21st close of every run, as far as 21 sessions follow: stretches that do not overlap. */
function stretches<T>(measure: (days: SimulatedDays, from: number) => T): readonly T[] {
  return worlds.flatMap((days) =>
    Array.from({ length: Math.floor((LONG_SESSIONS.length - 1) / 21) }, (_, index) =>
      measure(days, 21 * index),
    ),
  );
}

/** Squared returns of the 21 sessions after a close, the last one in part: thirty calendar days, yearly. */
function realisedVariance({ daily: { bars } }: SimulatedDays, from: number): number {
  const span = (30 * 252) / 365;
  let sum = 0;
  for (let session = 1; session <= Math.ceil(span); session += 1) {
    const change = Math.log(
      (bars.close[from + session] as number) / (bars.close[from + session - 1] as number),
    );
    sum += Math.min(1, span - session + 1) * change * change;
  }
  return (sum * 252) / span;
}

const impliedVariance = ({ indices }: SimulatedDays, from: number): number =>
  ((indices.vix[from] as number) / 100) ** 2;

describe('simulated days', () => {
  test('are bars of their sessions, opening after a night and never outside their range', () => {
    const { daily, indices, regimes } = drawn(1);
    const { bars, sessionIndex } = daily;
    expect([...sessionIndex]).toEqual(SESSIONS.map(({ index }) => index));
    let gaps = 0;
    for (let row = 0; row < SESSIONS.length; row += 1) {
      const [open, high, low, close] = [bars.open, bars.high, bars.low, bars.close].map(
        (column) => column[row] as number,
      ) as [number, number, number, number];
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(Math.min(open, close));
      expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
      expect(bars.closeMs[row]).toBe(SESSIONS[row]?.closeMs);
      if (row > 0 && open !== bars.close[row - 1]) gaps += 1;
      for (const column of Object.values(indices)) expect(column[row]).toBeGreaterThan(4);
      expect(regimes[row]).toBeLessThan(4);
    }
    expect(gaps).toBe(SESSIONS.length - 1);
    expect(bars.open[0]).not.toBe(1000);
  });

  test('begin a longer run, and are others for another seed', () => {
    const [long, short] = [drawn(4), drawn(4, { sessions: SESSIONS.slice(0, 100) })];
    expect([...short.daily.bars.close]).toEqual([...long.daily.bars.close.subarray(0, 100)]);
    expect([...short.indices.vix3m]).toEqual([...long.indices.vix3m.subarray(0, 100)]);
    expect(drawn(5).daily.bars.close).not.toEqual(long.daily.bars.close);
  });

  test('earn the carry and no more: the discounted price is a martingale', () => {
    const growth = stretches(
      ({ daily: { bars } }, from) =>
        ((bars.close[from + 21] as number) / (bars.close[from] as number)) * Math.exp(-CARRY / 12),
    );
    expect(growth.length).toBeGreaterThan(5000);
    expect(Math.abs(errorsFrom(1, growth))).toBeLessThan(3);
    expect((sampleStandardDeviation(growth) ?? 1) / Math.sqrt(growth.length)).toBeLessThan(0.001);
  });

  test('earn the premium of their regimes where asked for', () => {
    const logEnd = ({ daily: { bars } }: SimulatedDays): number =>
      Math.log((bars.close[999] as number) / 1000);
    const earned = worlds.slice(0, 30).map((world, seed) => {
      const other = drawn(`world ${seed}`, { sessions: LONG_SESSIONS, hasEquityPremium: true });
      return (logEnd(other) - logEnd(world)) * (252 / 1000);
    });
    expect(mean(earned)).toBeGreaterThan(0.03);
    expect(mean(earned)).toBeLessThan(0.1);
  });

  test('have an index that is the variance to come, on average', () => {
    const differences = stretches((days, from) => realisedVariance(days, from) - impliedVariance(days, from));
    expect(Math.abs(errorsFrom(0, differences))).toBeLessThan(3);
    expect((sampleStandardDeviation(differences) ?? 1) / Math.sqrt(differences.length)).toBeLessThan(0.001);
  });

  test('give back a premium that was planted', () => {
    const planted = 0.4;
    const differences = worlds.slice(0, 60).flatMap((_, seed) => {
      const days = drawn(`world ${seed}`, { sessions: LONG_SESSIONS, variancePremium: planted });
      return Array.from(
        { length: 47 },
        (_each, index) =>
          impliedVariance(days, 21 * index) - (1 + planted) * realisedVariance(days, 21 * index),
      );
    });
    expect(Math.abs(errorsFrom(0, differences))).toBeLessThan(3);
    const realised = mean(stretches(realisedVariance)) ?? 1;
    const error = (sampleStandardDeviation(differences) ?? 0) / Math.sqrt(differences.length);
    expect(error / realised).toBeLessThan(0.08);
  });

  test('are fair however wild the parameters are', () => {
    const wild: RegimeModel = {
      regimes: [{ name: 'wild', volatility: 0.8, jumpsPerYear: 40, premiumPerYear: 0 }],
      transitions: [[1]],
      reversion: 0.3,
      disturbance: 0.3,
      leverage: -0.9,
      jumpMean: -0.05,
      jumpDeviation: 0.03,
      jumpVariance: 0.6,
    };
    const growth: number[] = [];
    const surplus: number[] = [];
    for (let seed = 0; seed < 80; seed += 1) {
      const days = drawn(`wild ${seed}`, { model: wild, sessions: LONG_SESSIONS });
      const { close } = days.daily.bars;
      for (let row = 1; row < close.length; row += 1) {
        growth.push(((close[row] as number) / (close[row - 1] as number)) * Math.exp(-CARRY / 252));
      }
      for (let from = 0; from + 21 < close.length; from += 21) {
        surplus.push(realisedVariance(days, from) / impliedVariance(days, from) - 1);
      }
    }
    expect(Math.abs(errorsFrom(1, growth))).toBeLessThan(3);
    expect((sampleStandardDeviation(growth) ?? 1) / Math.sqrt(growth.length)).toBeLessThan(0.0003);
    expect(Math.abs(errorsFrom(0, surplus))).toBeLessThan(3);
    expect((sampleStandardDeviation(surplus) ?? 1) / Math.sqrt(surplus.length)).toBeLessThan(0.02);
  });

  test('refuse parameters that are none', () => {
    expect(() => drawn(1, { startPoints: 0 })).toThrow(/start above 0/);
    expect(() => drawn(1, { variancePremium: -1 })).toThrow(/premium above -1/);
    const short = { ...CALIBRATED_REGIMES, transitions: CALIBRATED_REGIMES.transitions.slice(1) };
    expect(() => drawn(1, { model: short })).toThrow(/each of 4 regimes/);
    const transitions = CALIBRATED_REGIMES.transitions.map((row) => row.map((each) => each / 2));
    expect(() => drawn(1, { model: { ...CALIBRATED_REGIMES, transitions } })).toThrow(/sum to 1/);
    const regimes = CALIBRATED_REGIMES.regimes.map((each) => ({ ...each, volatility: 0 }));
    expect(() => drawn(1, { model: { ...CALIBRATED_REGIMES, regimes } })).toThrow(/volatility above 0/);
    expect(() => drawn(1, { model: { ...CALIBRATED_REGIMES, leverage: 2 } })).toThrow(/correlation/);
  });
});
