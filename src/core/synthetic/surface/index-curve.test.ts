// Checks the index variance curve, its horizons on the clock and the estimates of missing members.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MS_PER_DAY, type SessionDate } from '../../domain/index.ts';
import { calendar, clock } from '../small-market.fixture.ts';
import { INDEX_HORIZON_DAYS, IndexAnchors } from './index-anchors.ts';
import { IndexCurve } from './index-curve.ts';
import { completedIndexLevels } from './index-family.ts';

const TRADING_DAYS = Float64Array.of(6.6, 21.7, 66.5, 131);

const level = fc.double({ min: 5, max: 120, noNaN: true });

describe('index curve', () => {
  test('passes through the variance of each index at its horizon', () => {
    const curve = new IndexCurve();
    curve.fit(TRADING_DAYS, Float64Array.of(14, 16, 18, 19));
    expect(curve.totalVariance(6.6)).toBeCloseTo((0.14 ** 2 * 9) / 365, 15);
    expect(curve.totalVariance(21.7)).toBeCloseTo((0.16 ** 2 * 30) / 365, 15);
    expect(curve.totalVariance(66.5)).toBeCloseTo((0.18 ** 2 * 93) / 365, 15);
    expect(curve.totalVariance(131)).toBeCloseTo((0.19 ** 2 * 184) / 365, 15);
  });

  test('is constant a day before the first horizon and goes on at the last forward variance', () => {
    const curve = new IndexCurve();
    curve.fit(TRADING_DAYS, Float64Array.of(14, 16, 18, 19));
    expect(curve.totalVariance(0)).toBe(0);
    expect(curve.totalVariance(3.3)).toBeCloseTo(curve.totalVariance(6.6) / 2, 15);
    const slope = (curve.totalVariance(131) - curve.totalVariance(66.5)) / 64.5;
    expect(curve.totalVariance(231)).toBeCloseTo(curve.totalVariance(131) + 100 * slope, 12);
  });

  test('increases strictly however the indices stand', () => {
    fc.assert(
      fc.property(fc.tuple(level, level, level, level), (levels) => {
        const curve = new IndexCurve();
        curve.fit(TRADING_DAYS, Float64Array.from(levels));
        let before = 0;
        for (let days = 0.5; days < 260; days += 0.5) {
          const variance = curve.totalVariance(days);
          expect(variance).toBeGreaterThan(before);
          before = variance;
        }
      }),
    );
  });
});

describe('index anchors', () => {
  test('mix the clock times of the weekly expiries around each horizon by calendar time', () => {
    const anchors = new IndexAnchors(calendar.sessions, clock);
    const session = calendar.sessionOn('2018-02-06' as SessionDate);
    if (session === undefined) throw new Error('session expected');
    const now = session.closeMs;
    const elapsed = clock.elapsedInSession(session.index, now);
    anchors.enterSession(session.openMs);
    anchors.moveTo(now, elapsed);
    // 30 days after Tuesday's close is Thursday 8 March's close: 6/7 of the way from Friday 2 to Friday 9 March.
    const before = clock.atClose[calendar.sessionOn('2018-03-02' as SessionDate)?.index ?? -1] as number;
    const after = clock.atClose[calendar.sessionOn('2018-03-09' as SessionDate)?.index ?? -1] as number;
    expect(anchors.tradingDays[1]).toBeCloseTo(before / 7 + (6 * after) / 7 - elapsed, 9);
  });

  test('take Thursday for an expiry week whose Friday is closed', () => {
    const anchors = new IndexAnchors(calendar.sessions, clock);
    // 9 days after Tuesday 20 March 2018 is Thursday 29 March, the eve of Good Friday: exactly that week's expiry.
    const session = calendar.sessionOn('2018-03-20' as SessionDate);
    const eve = calendar.sessionOn('2018-03-29' as SessionDate);
    if (session === undefined || eve === undefined) throw new Error('sessions expected');
    expect(session.closeMs + 9 * MS_PER_DAY).toBe(eve.closeMs);
    const elapsed = clock.elapsedInSession(session.index, session.closeMs);
    anchors.enterSession(session.openMs);
    anchors.moveTo(session.closeMs, elapsed);
    expect(anchors.tradingDays[0]).toBeCloseTo((clock.atClose[eve.index] as number) - elapsed, 9);
  });

  test('ascend at every session', () => {
    const anchors = new IndexAnchors(calendar.sessions, clock);
    for (const session of calendar.sessions.slice(0, 700)) {
      anchors.enterSession(session.openMs);
      anchors.moveTo(session.closeMs, clock.elapsedInSession(session.index, session.closeMs));
      const days = [...anchors.tradingDays];
      expect(days.length).toBe(INDEX_HORIZON_DAYS.length);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days[0]).toBeGreaterThan(4);
    }
  });
});

describe('index family', () => {
  test('keeps given members and estimates the others', () => {
    const levels = completedIndexLevels({ vix: 20, vix9d: undefined, vix3m: 21, vix6m: undefined });
    expect(levels.vix3m).toBe(21);
    expect(levels.vix6m).toBeCloseTo(Math.exp(0.4726 + 0.868 * Math.log(21)), 12);
    expect(levels.vix9d).toBeCloseTo(20 * Math.exp(0.0339 + 0.874 * Math.log(20 / 21)), 12);
  });

  test('is upward sloping in calm and inverted in panic', () => {
    const calm = completedIndexLevels({ vix: 12, vix9d: undefined, vix3m: undefined, vix6m: undefined });
    const panic = completedIndexLevels({ vix: 70, vix9d: undefined, vix3m: undefined, vix6m: undefined });
    expect(calm.vix9d).toBeLessThan(calm.vix);
    expect(calm.vix).toBeLessThan(calm.vix3m);
    expect(panic.vix9d).toBeGreaterThan(panic.vix);
    expect(panic.vix).toBeGreaterThan(panic.vix3m);
  });
});
