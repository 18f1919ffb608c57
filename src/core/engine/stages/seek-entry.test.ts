// Tests the order that an entry becomes: when it may be worked, when it times out, and at which rate it is secured.
import { describe, expect, it } from 'vitest';
import type { MinuteOfDay } from '../../strategy/strategy-config.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { chainToday, ELEVEN, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, submitted } from '../engine-stage.fixture.ts';

const MINUTES_TO_NOON = 150;

function entering(workFrom: MinuteOfDay | undefined) {
  const entry = { ...STRATEGY.entry, workFrom };
  const engine = stagedEngine({ ...PLAN, strategy: { ...STRATEGY, entry } });
  const stepped = engine.bar(ELEVEN);
  const timer = stepped.commands.find((command) => command.kind === 'set-timer');
  return { order: submitted(stepped).order, timer, records: stepped.records };
}

describe('an entry order', () => {
  it('is worked from the time of day it waits for, and times out that much later', () => {
    const { order, timer, records } = entering(12 * 60);
    expect(order.workFromMs).toBe(instant(TODAY, MINUTES_TO_NOON));
    expect(timer).toMatchObject({ atMs: instant(TODAY, MINUTES_TO_NOON + 30) });
    expect(records[0]).toMatchObject({ type: 'order-submitted', workFromMs: order.workFromMs });
  });

  it('is worked at once where it waits for nothing or for what has come', () => {
    for (const workFrom of [undefined, 10 * 60, 11 * 60]) {
      const { order, timer, records } = entering(workFrom);
      expect(order.workFromMs, String(workFrom)).toBeUndefined();
      expect(timer).toMatchObject({ atMs: instant(TODAY, ELEVEN + 30) });
      expect(records[0]).not.toHaveProperty('workFromMs');
    }
  });

  it('is sized at the rate known on its session', () => {
    const quantityAt = (rate: number | undefined) => {
      const risk = { ...PLAN.risk, riskPerTradeRatio: 1, contractsMax: 1000, collateral: 'bills' as const };
      const asked: string[] = [];
      const rateOn = (date: string) => {
        asked.push(date);
        return rate;
      };
      const engine = stagedEngine({ ...PLAN, risk, rateOn });
      const stepped = engine.bar(ELEVEN, chainToday(ELEVEN));
      const { quantity, limitCents } = submitted(stepped).order;
      expect(stepped.records[0]).toMatchObject({
        collateral: { creditCents: limitCents, rate: rate ?? 0 },
      });
      expect(asked).toEqual([TODAY]);
      return quantity;
    };
    expect(quantityAt(undefined)).toBe(quantityAt(0));
    expect(quantityAt(1)).toBeGreaterThan(quantityAt(0));
  });
});
