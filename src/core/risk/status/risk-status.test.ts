// Tests the limits on losses: each at its boundary, what is not known, what latches, what releases, what a ledger gives back.
import { describe, expect, it } from 'vitest';
import type { KillAction } from '../../domain/index.ts';
import { statusAfterOrder, statusAfterResume, withClose, withTrip } from './change-status.ts';
import { statusAfterClose, statusAtEquity } from './judge-equity.ts';
import { initialRiskStatus, isFlattening, isStopped, newTrips, type RiskStatus } from './risk-status.ts';
import { NO_STATUS_LIMITS, type StatusLimits } from './status-limits.ts';

const START = 10_000_000;
const limitsOf = (changes: Partial<StatusLimits>): StatusLimits => ({ ...NO_STATUS_LIMITS, ...changes });
const DRAWDOWN = limitsOf({ drawdownRatio: 0.1 });
const DAILY = limitsOf({ dailyLossRatio: 0.05 });

/** The status after sessions that closed at these equities. */
function closedAt(equities: readonly number[], limits: StatusLimits): RiskStatus {
  let status = initialRiskStatus(START);
  for (const equity of equities) status = statusAfterClose(status, equity, limits);
  return status;
}

describe('daily loss', () => {
  it('passes at its share of the last close and trips a cent below', () => {
    const status = closedAt([8_000_000], NO_STATUS_LIMITS);
    expect(statusAtEquity(status, 7_600_000, DAILY)).toBe(status);
    expect(statusAtEquity(status, 7_599_999, DAILY)).toMatchObject({
      dailyLoss: { reason: 'daily-loss-ratio', measured: 400_001 / 8_000_000, limit: 0.05, action: 'halt' },
      killSwitch: undefined,
    });
  });

  it('passes at its dollars and trips a cent below', () => {
    const limits = limitsOf({ dailyLossCents: 123_456 });
    const status = initialRiskStatus(START);
    expect(statusAtEquity(status, START - 123_456, limits)).toBe(status);
    expect(statusAtEquity(status, START - 123_457, limits).dailyLoss).toEqual({
      reason: 'daily-loss-dollars',
      measured: 1234.57,
      limit: 1234.56,
      action: 'halt',
    });
    expect(statusAtEquity(status, START - 1, limitsOf({ dailyLossCents: 0 })).dailyLoss?.limit).toBe(0);
  });

  it('tells of its share first', () => {
    const limits = limitsOf({ dailyLossRatio: 0.05, dailyLossCents: 1 });
    const status = initialRiskStatus(START);
    expect(statusAtEquity(status, 9_000_000, limits).dailyLoss?.reason).toBe('daily-loss-ratio');
    expect(statusAtEquity(status, 9_600_000, limits).dailyLoss?.reason).toBe('daily-loss-dollars');
  });

  it('is measured from the last close, not from the high or the first day', () => {
    const status = closedAt([12_000_000, 9_000_000], limitsOf({}));
    expect(statusAtEquity(status, 8_550_000, DAILY).dailyLoss).toBeUndefined();
    expect(statusAtEquity(status, 8_549_999, DAILY).dailyLoss).toBeDefined();
  });

  it('lasts until it is resumed, or for its session alone where that is asked', () => {
    const tripped = statusAtEquity(initialRiskStatus(START), 9_000_000, DAILY);
    expect(statusAfterClose(tripped, 9_400_000, DAILY).dailyLoss).toBe(tripped.dailyLoss);
    expect(statusAtEquity(tripped, START, DAILY)).toBe(tripped);
    const session = limitsOf({ dailyLossRatio: 0.05, dailyLossLasts: 'session' });
    expect(statusAfterClose(tripped, 9_600_000, session)).toMatchObject({
      dailyLoss: undefined,
      previousCloseCents: 9_600_000,
      lastCloseCents: 9_600_000,
    });
  });

  it('trips where nothing is left that a share can be taken of', () => {
    const broke = closedAt([0], limitsOf({}));
    expect(statusAtEquity(broke, 5, DAILY).dailyLoss).toBeDefined();
    expect(statusAtEquity(broke, 0, DAILY).dailyLoss).toEqual({
      reason: 'daily-loss-ratio',
      measured: undefined,
      limit: 0.05,
      action: 'halt',
    });
  });
});

describe('drawdown', () => {
  it('passes at its share of the highest close and trips a cent below', () => {
    const status = closedAt([12_000_000, 11_500_000], DRAWDOWN);
    expect(statusAtEquity(status, 10_800_000, DRAWDOWN)).toBe(status);
    expect(statusAtEquity(status, 10_799_999, DRAWDOWN).killSwitch).toEqual({
      reason: 'drawdown',
      measured: 1_200_001 / 12_000_000,
      limit: 0.1,
      action: 'halt',
    });
  });

  it('counts the initial cash as a high, and no level that stood only inside a session', () => {
    const status = statusAtEquity(initialRiskStatus(START), 20_000_000, DRAWDOWN);
    expect(statusAtEquity(status, 9_000_000, DRAWDOWN).killSwitch).toBeUndefined();
    expect(statusAtEquity(status, 8_999_999, DRAWDOWN).killSwitch).toBeDefined();
  });

  it('is judged at the close too, against the high before it', () => {
    expect(closedAt([9_000_000], DRAWDOWN).killSwitch).toBeUndefined();
    expect(closedAt([8_999_999], DRAWDOWN).killSwitch?.reason).toBe('drawdown');
  });

  it('stays latched when equity comes back', () => {
    const tripped = statusAtEquity(initialRiskStatus(START), 8_000_000, DRAWDOWN);
    expect(statusAtEquity(tripped, 11_000_000, DRAWDOWN)).toBe(tripped);
    expect(statusAfterClose(tripped, 11_000_000, DRAWDOWN).killSwitch).toBe(tripped.killSwitch);
  });
});

describe('drawdown slope', () => {
  const limits = limitsOf({ drawdownSlope: { sessions: 5, fallRatio: 0.01, drawdownRatio: 0.04 } });
  /** Closes that fall by a cent count each session from the initial cash. */
  const falling = (cents: number, sessions = 5) =>
    Array.from({ length: sessions }, (_, n) => START - cents * n);

  it('passes at its fall a session and trips where it is steeper', () => {
    expect(closedAt(falling(100_001), limits).killSwitch).toEqual({
      reason: 'drawdown-slope',
      measured: 0.0100001,
      limit: 0.01,
      action: 'halt',
    });
    const atLimit = limitsOf({ drawdownSlope: { sessions: 5, fallRatio: 0.01, drawdownRatio: 0.01 } });
    expect(closedAt(falling(100_000), atLimit).killSwitch).toBeUndefined();
    expect(closedAt(falling(100_001), atLimit).killSwitch).toBeDefined();
  });

  it('needs the drawdown past its own limit', () => {
    const steep = limitsOf({ drawdownSlope: { sessions: 5, fallRatio: 0.005, drawdownRatio: 0.04 } });
    expect(closedAt(falling(100_000), steep).killSwitch).toBeUndefined();
    expect(closedAt([...falling(100_000, 4), 9_599_999], steep).killSwitch?.reason).toBe('drawdown-slope');
  });

  it('is taken over the latest closes alone, once there are enough', () => {
    expect(closedAt(falling(200_000, 4), limits).killSwitch).toBeUndefined();
    expect(closedAt(falling(200_000, 4), limits).closesCents).toHaveLength(4);
    const flat = [START, 9_000_000, 9_000_000, 9_000_000, 9_000_000, 9_000_000];
    const status = closedAt(flat, limits);
    expect(status.killSwitch).toBeUndefined();
    expect(status.closesCents).toEqual(flat.slice(1));
  });

  it('is a share of the high', () => {
    // From twice the cash, twice the fall.
    const high = closedAt([20_000_000, ...falling(200_000).map((cents) => cents + 9_000_000)], limits);
    expect(high.killSwitch).toBeUndefined();
    const steeper = closedAt([20_000_000, ...falling(200_001).map((cents) => cents + 9_000_000)], limits);
    expect(steeper.killSwitch?.measured).toBe(0.01000005);
  });

  it('is not felt by one bad close', () => {
    expect(closedAt([START, START, START, START, 9_000_000], limits).killSwitch).toBeUndefined();
  });

  it('keeps no closes where it is off', () => {
    expect(closedAt([START, START], DRAWDOWN).closesCents).toEqual([]);
  });
});

describe('equity that is not known', () => {
  it.each([Number.NaN, Infinity, -Infinity])('%s trips whatever the limits', (equity) => {
    const status = closedAt([9_000_000], NO_STATUS_LIMITS);
    for (const limits of [NO_STATUS_LIMITS, DRAWDOWN]) {
      const tripped = statusAtEquity(status, equity, limits);
      expect(tripped.killSwitch).toEqual({
        reason: 'equity-unknown',
        measured: undefined,
        limit: undefined,
        action: 'halt',
      });
      expect(statusAfterClose(status, equity, limits)).toEqual(tripped);
    }
  });

  it('is past a daily limit as well', () => {
    expect(statusAtEquity(initialRiskStatus(START), Number.NaN, DAILY).dailyLoss?.measured).toBeUndefined();
    expect(statusAtEquity(initialRiskStatus(START), Number.NaN, DAILY).dailyLoss).toBeDefined();
  });

  it('cannot be resumed from', () => {
    const tripped = statusAtEquity(initialRiskStatus(START), Number.NaN, DRAWDOWN);
    expect(statusAfterResume(tripped, Number.NaN)).toBe(tripped);
  });
});

describe('an operator', () => {
  it('halts and flattens; a halt takes back no flattening', () => {
    const halted = statusAfterOrder(initialRiskStatus(START), 'halt');
    expect([isStopped(halted), isFlattening(halted)]).toEqual([true, false]);
    const flat = statusAfterOrder(halted, 'flatten');
    expect(isFlattening(flat)).toBe(true);
    expect(statusAfterOrder(flat, 'halt').operator).toBe('flatten');
  });

  it('resumes: without a trip everything is measured as before', () => {
    const status = statusAfterOrder(closedAt([12_000_000, 11_000_000], DRAWDOWN), 'flatten');
    const resumed = statusAfterResume(status, 10_900_000);
    expect(resumed).toEqual({ ...status, operator: undefined });
    expect(isStopped(resumed)).toBe(false);
  });

  it.each([
    ['a drawdown', DRAWDOWN],
    ['a daily loss', DAILY],
  ])('resumes after %s: losses count from there on', (_name, limits) => {
    const tripped = statusAfterOrder(statusAtEquity(initialRiskStatus(START), 8_000_000, limits), 'halt');
    const resumed = statusAfterResume(tripped, 8_000_000);
    expect(resumed).toEqual({ ...initialRiskStatus(8_000_000), lastCloseCents: START });
    expect(statusAtEquity(resumed, 7_600_000, limits)).toBe(resumed);
  });
});

describe('what stops and what closes', () => {
  it('is each latch and each command by itself', () => {
    const none = initialRiskStatus(START);
    expect([isStopped(none), isFlattening(none)]).toEqual([false, false]);
    const trip = (action: KillAction, reason: 'drawdown' | 'daily-loss-ratio' | 'daily-loss-dollars') =>
      withTrip(none, { reason, measured: 1, limit: 0.5, action });
    for (const reason of ['drawdown', 'daily-loss-ratio', 'daily-loss-dollars'] as const) {
      expect(trip('halt', reason).killSwitch === undefined).toBe(reason !== 'drawdown');
      expect([isStopped(trip('halt', reason)), isFlattening(trip('halt', reason))]).toEqual([true, false]);
      expect([isStopped(trip('flatten', reason)), isFlattening(trip('flatten', reason))]).toEqual([
        true,
        true,
      ]);
    }
  });

  it('acts as the limits say', () => {
    const limits = limitsOf({ drawdownRatio: 0.1, dailyLossRatio: 0.05, action: 'flatten' });
    const status = statusAtEquity(initialRiskStatus(START), 8_000_000, limits);
    expect([status.killSwitch?.action, status.dailyLoss?.action]).toEqual(['flatten', 'flatten']);
    const slope = limitsOf({
      drawdownSlope: { sessions: 2, fallRatio: 0.01, drawdownRatio: 0.01 },
      action: 'flatten',
    });
    expect(closedAt([START, 9_000_000], slope).killSwitch?.action).toBe('flatten');
  });
});

describe('a ledger', () => {
  it('gives back the status from its closes, trips and commands', () => {
    const limits = limitsOf({
      dailyLossRatio: 0.05,
      drawdownRatio: 0.3,
      drawdownSlope: { sessions: 3, fallRatio: 0.02, drawdownRatio: 0.1 },
    });
    let live = initialRiskStatus(START);
    let read = initialRiskStatus(START);
    const keep = (next: RiskStatus): void => {
      for (const trip of newTrips(live, next)) read = withTrip(read, trip);
      live = next;
    };
    for (const close of [9_800_000, 9_000_000, 8_500_000, 8_600_000, 8_000_000]) {
      keep(statusAtEquity(live, close + 50_000, limits));
      read = withClose(read, close, limits);
      keep(statusAfterClose(live, close, limits));
      expect(read).toEqual(live);
    }
    expect(live.killSwitch?.reason).toBe('drawdown-slope');
    expect(live.dailyLoss?.reason).toBe('daily-loss-ratio');
    expect(newTrips(live, live)).toEqual([]);
    expect(newTrips(initialRiskStatus(START), live)).toEqual([live.killSwitch, live.dailyLoss]);
  });
});
