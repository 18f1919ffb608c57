// Tests the order that an entry becomes: when it may be worked, when it times out, and at which rate it is secured.
import { describe, expect, it } from 'vitest';
import type { MinuteOfDay } from '../../strategy/strategy-config.ts';
import { instant, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { barAt, chainToday, ELEVEN, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { invariant } from '../../domain/index.ts';
import { takeOutcomes } from './session-outcomes.ts';
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

describe('the most positions of an account', () => {
  const LISTED_SPX = ['2018-02-16', '2018-02-23'].map((date) => stageExpiry('SPX', date, 'PM'));

  /** An engine of two classes whose second is shown a bar of its own. */
  function twoClasses(positionsMax: number) {
    const strategy = { ...STRATEGY, entry: { ...STRATEGY.entry, positionsMax } };
    const engine = stagedEngine({
      ...PLAN,
      strategy,
      root: 'XSP',
      also: [{ root: 'SPX', strategy, calendar: PLAN.calendar }],
    });
    const second = (minutes: number) => {
      const chain = new FakeChain(LISTED_SPX, instant(TODAY, minutes));
      Object.defineProperty(chain, 'root', { value: 'SPX' });
      const event = { ...barAt(minutes, chain), root: 'SPX' as const };
      return engine.feed(event, event.availableAtMs);
    };
    return { ...engine, second };
  }

  it('counts what another class has just sent', () => {
    const { state, enter, second } = twoClasses(1);
    const [, other] = state.lanes;
    invariant(other !== undefined, 'two classes are traded');
    enter();
    expect(second(ELEVEN).commands).toEqual([]);
    expect(takeOutcomes(other.outcomes)).toEqual([['max-positions', 1]]);
  });

  it('counts a trade that is filled in part once', () => {
    const part = twoClasses(2);
    const sent = part.enter();
    part.fill(sent.orderId, undefined, 1);
    expect([part.state.portfolio.openTrades.length, part.state.workingOrders.size]).toEqual([1, 1]);
    expect(submitted(part.second(ELEVEN)).order.structure.expiry.root).toBe('SPX');
  });
});
