// Tests variances of sessions on figures by hand, against each other on simulated prices, and at their edges.
import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../../../domain/index.ts';
import { createRng } from '../../../numerics/index.ts';
import { SessionWindow } from '../windows/session-window.ts';
import { FiveMinuteVariance } from './five-minute-variance.ts';
import { closeToCloseVariance, garmanKlassVariance, parkinsonVariance } from './session-variance.ts';
import { yearlyVolatility } from './yearly-volatility.ts';

const e = (power: number): number => 100 * Math.exp(power);
const at = (minutes: number): EpochMs => (minutes * 60_000) as EpochMs;

describe('variance of a session', () => {
  it('is the squared log return of closes', () => {
    expect(closeToCloseVariance(e(0), e(-0.03))).toBeCloseTo(0.0009, 15);
  });

  it('is a share of the squared log range', () => {
    // ln 2 squared over 4 ln 2 is ln 2 / 4.
    expect(parkinsonVariance({ high: 200, low: 100 })).toBeCloseTo(0.17328679513998632, 15);
  });

  it('is half the squared range less 0.386 of the squared body', () => {
    const prices = { open: e(0), high: e(0.02), low: e(-0.01), close: e(0.01) };
    expect(garmanKlassVariance(prices)).toBeCloseTo(0.5 * 0.0009 - 0.38629436111989 * 0.0001, 15);
  });

  it('agrees between the estimators on a random walk without nights', () => {
    const rng = createRng(11);
    const sums = { close: 0, range: 0, body: 0 };
    const days = 1500;
    for (let day = 0; day < days; day += 1) {
      let [price, high, low] = [0, 0, 0];
      for (let step = 0; step < 400; step += 1) {
        price += 0.0005 * (rng.uniform() < 0.5 ? -1 : 1);
        high = Math.max(high, price);
        low = Math.min(low, price);
      }
      sums.close += closeToCloseVariance(1, Math.exp(price));
      sums.range += parkinsonVariance({ high: Math.exp(high), low: Math.exp(low) });
      const prices = { open: 1, high: Math.exp(high), low: Math.exp(low), close: Math.exp(price) };
      sums.body += garmanKlassVariance(prices);
    }
    const truth = days * 400 * 0.0005 ** 2;
    expect(sums.close / truth).toBeCloseTo(1, 1);
    // Ranges of a walk in steps fall short of those of Brownian motion.
    expect(sums.range / truth).toBeGreaterThan(0.88);
    expect(sums.range / truth).toBeLessThan(1);
    expect(sums.body / truth).toBeGreaterThan(0.84);
    expect(sums.body / truth).toBeLessThan(1);
  });
});

describe('variance of a day from five-minute returns', () => {
  const dayOf = (closes: readonly (readonly [number, number])[], barMinutes = 5): number => {
    const day = new FiveMinuteVariance();
    day.begin(e(0), { open: e(0.01), startMs: at(0) }, 0);
    for (const [minute, power] of closes) {
      if (minute - barMinutes < 0) throw new Error('a bar starts at the open or later');
      day.note({ close: e(power), closeMs: at(minute) });
    }
    return day.end(e(closes.at(-1)?.[1] ?? 0.01));
  };

  it('adds the night and every five minutes', () => {
    const variance = 0.01 ** 2 + 0.01 ** 2 + 0.03 ** 2;
    expect(
      dayOf([
        [5, 0.02],
        [10, -0.01],
      ]),
    ).toBeCloseTo(variance, 15);
  });

  it('passes over the minutes between, and ends with what is left', () => {
    const minutes = [
      [1, 0.5],
      [2, -0.5],
      [5, 0.02],
      [7, 0.9],
      [8, 0.03],
    ] as const;
    expect(dayOf(minutes, 1)).toBeCloseTo(0.01 ** 2 + 0.01 ** 2 + 0.01 ** 2, 15);
  });

  it('spans missing bars with one return', () => {
    expect(
      dayOf([
        [5, 0.02],
        [20, 0.05],
      ]),
    ).toBeCloseTo(0.01 ** 2 + 0.01 ** 2 + 0.03 ** 2, 15);
    expect(
      dayOf(
        [
          [4, 0.7],
          [6, 0.02],
        ],
        1,
      ),
    ).toBeCloseTo(0.01 ** 2 + 0.01 ** 2, 15);
  });

  it('begins late where the first bars are missing', () => {
    const day = new FiveMinuteVariance();
    day.begin(e(0), { open: e(0.01), startMs: at(30) }, 0);
    day.note({ close: e(0.5), closeMs: at(31) });
    day.note({ close: e(0.03), closeMs: at(35) });
    expect(day.end(e(0.03))).toBeCloseTo(0.01 ** 2 + 0.02 ** 2, 15);
  });

  it('forgets the day before', () => {
    const day = new FiveMinuteVariance();
    for (let round = 0; round < 2; round += 1) {
      day.begin(e(0), { open: e(0.01), startMs: at(0) }, 0);
      day.note({ close: e(0.02), closeMs: at(5) });
      expect(day.end(e(0.02))).toBeCloseTo(0.0002, 15);
    }
  });
});

describe('yearly volatility', () => {
  it('is the root of 252 mean variances', () => {
    const window = new SessionWindow(3);
    for (const [session, value] of [0.0001, 0.0004, 0.0001].entries())
      window.push(value, session, session + 1);
    expect(yearlyVolatility(window)).toBeCloseTo(Math.sqrt((252 * 0.0006) / 3), 15);
    window.push(0.0004, 3, 5);
    expect(yearlyVolatility(window)).toBeCloseTo(Math.sqrt((252 * 0.0009) / 4), 15);
  });

  it('is not there where nothing moved', () => {
    const window = new SessionWindow(2);
    window.push(0, 0, 1);
    window.push(0, 1, 2);
    expect(yearlyVolatility(window)).toBeUndefined();
  });
});
