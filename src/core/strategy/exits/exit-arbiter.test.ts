// Tests the exit arbiter: each reason at its boundary, the order among them, and what stale marks do.
import { describe, expect, it } from 'vitest';
import type { BarClosed, EpochMs, OpenTrade, OptionStructure } from '../../domain/index.ts';
import { instant, stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { CONDOR, EXPIRY, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { type ExitCircumstances, exitReason, updateStopBreaches } from './exit-arbiter.ts';
import { barAt, ELEVEN, STRATEGY } from '../entry-case.fixture.ts';
import type { ExitRules } from './exit-rules.ts';

const EXPIRY_DAY = '2018-02-16';
const NO_RULES: ExitRules = {
  ...STRATEGY.exit,
  profitTargetRatio: undefined,
  stopCreditMultiple: undefined,
  dteFloor: undefined,
};
const STOP = { ...NO_RULES, stopCreditMultiple: 2 };

const NOT_FORCED: ExitCircumstances = {
  isFlattening: false,
  closeBeforeMs: undefined,
  assignments: undefined,
};

const reason = (
  trade: OpenTrade,
  rules: Partial<ExitRules>,
  bar: BarClosed = barAt(ELEVEN),
  forced: Partial<ExitCircumstances> = {},
) => exitReason(trade, bar, { ...NO_RULES, ...rules }, { ...NOT_FORCED, ...forced });

/** The stop's count after marks at these costs to close, cents a share; `undefined` is a stale mark. */
function breachesAfter(costs: readonly (number | undefined)[]): number {
  const trade = openTradeOf();
  for (const cost of costs) {
    trade.isMarkFresh = cost !== undefined;
    if (cost !== undefined) trade.closeCostDoubleCents = 2 * cost;
    updateStopBreaches(trade, STOP);
  }
  return trade.stopBreachCount;
}

describe('stop', () => {
  // Sold for 95: a loss of twice the credit is a cost of 285.
  it('counts marks at or past the multiple of the credit', () => {
    expect(breachesAfter([285])).toBe(1);
    expect(breachesAfter([284.5])).toBe(0);
    expect(breachesAfter([400, 285, 300])).toBe(3);
  });

  it('starts anew after a mark inside it', () => {
    expect(breachesAfter([300, 284.5, 300])).toBe(1);
  });

  it('is neither counted nor forgotten on stale marks', () => {
    expect(breachesAfter([300, undefined, undefined])).toBe(1);
    expect(breachesAfter([300, undefined, 300])).toBe(2);
  });

  it('closes on the second breach in a row, not the first, at any time of day', () => {
    expect(reason(openTradeOf({ stopBreachCount: 1 }), STOP)).toBeUndefined();
    expect(reason(openTradeOf({ stopBreachCount: 2 }), STOP)).toBe('stop-loss');
    expect(reason(openTradeOf({ stopBreachCount: 2 }), STOP, barAt(5))).toBe('stop-loss');
  });

  it('is never breached where it is switched off', () => {
    const trade = openTradeOf({ closeCostDoubleCents: 5000 });
    updateStopBreaches(trade, NO_RULES);
    updateStopBreaches(trade, NO_RULES);
    expect(trade.stopBreachCount).toBe(0);
  });
});

describe('profit target', () => {
  const half = { profitTargetRatio: 0.5 };

  it('is taken at its share of the credit, half a cent short of it is not', () => {
    expect(reason(openTradeOf({ closeCostDoubleCents: 95 }), half)).toBe('profit-target');
    expect(reason(openTradeOf({ closeCostDoubleCents: 96 }), half)).toBeUndefined();
  });

  it('needs a fresh mark and the exit window', () => {
    expect(reason(openTradeOf({ closeCostDoubleCents: 10, isMarkFresh: false }), half)).toBeUndefined();
    const rich = openTradeOf({ closeCostDoubleCents: 10 });
    expect(reason(rich, half, barAt(29))).toBeUndefined();
    expect(reason(rich, half, barAt(30))).toBe('profit-target');
  });
});

describe('DTE floor', () => {
  it('closes at the floor and below, with or without a mark, inside the window', () => {
    const floor = { dteFloor: 21 };
    expect(reason(openTradeOf({ dte: 22 }), floor)).toBeUndefined();
    expect(reason(openTradeOf({ dte: 21, isMarkFresh: false }), floor)).toBe('dte-floor');
    expect(reason(openTradeOf({ dte: 20 }), floor)).toBe('dte-floor');
    expect(reason(openTradeOf({ dte: 20 }), floor, barAt(29))).toBeUndefined();
  });
});

describe('forced exits', () => {
  it('close at any time of day and with or without a mark', () => {
    const stale = openTradeOf({ isMarkFresh: false });
    expect(reason(stale, {}, barAt(5), { isFlattening: true })).toBe('kill-switch');
    const closeBeforeMs = instant('2018-01-31', 270);
    expect(reason(stale, {}, barAt(5), { closeBeforeMs })).toBe('event');
    expect(reason(stale, {}, barAt(5))).toBeUndefined();
  });

  it('ahead of a release take what settles after it, not what settles with it or before', () => {
    const before = (ms: number) => reason(openTradeOf(), {}, barAt(ELEVEN), { closeBeforeMs: ms as EpochMs });
    expect(before(EXPIRY.settlesAtMs - 1)).toBe('event');
    expect(before(EXPIRY.settlesAtMs)).toBeUndefined();
  });
});

describe('expiry day', () => {
  const physical: OptionStructure = stageCondor(stageExpiry('SPY', EXPIRY_DAY, 'PM'), [250, 260, 280, 290]);
  const held = (structure: OptionStructure, dte = 0) =>
    openTradeOf({ opening: openingOf({ structure }), dte });
  const at = (minutesAfterOpen: number, changes: Partial<BarClosed> = {}) => ({
    ...barAt(minutesAfterOpen, { unavailable: 'not asked' }, EXPIRY_DAY),
    ...changes,
  });

  it('closes physically delivered condors from the time they must be flat by', () => {
    expect(reason(held(physical), {}, at(329))).toBeUndefined();
    expect(reason(held(physical), {}, at(330))).toBe('expiry');
    expect(reason(held(physical, 1), {}, at(330))).toBeUndefined();
    expect(reason(held(CONDOR), {}, at(330))).toBeUndefined();
  });

  it('keeps the same distance to the close on a half day', () => {
    const close = instant(EXPIRY_DAY, 210);
    const expiry = { ...stageExpiry('SPY', EXPIRY_DAY, 'PM'), lastTradeMs: close, settlesAtMs: close };
    const condor = stageCondor(expiry, [250, 260, 280, 290]);
    expect(reason(held(condor), {}, at(149, { sessionCloseMs: close }))).toBeUndefined();
    expect(reason(held(condor), {}, at(150, { sessionCloseMs: close }))).toBe('expiry');
  });

  it('on long bars sends the order while a later bar can still fill it', () => {
    const hour = (minutesAfterOpen: number) => {
      const bar = at(minutesAfterOpen);
      return { ...bar, bar: { ...bar.bar, startMs: (bar.availableAtMs - 3_600_000) as EpochMs } };
    };
    // From 15:00 on the flat-by time rules; at 14:00 the bar of 15:00 is not yet the last that can fill.
    expect(reason(held(physical), {}, hour(269))).toBeUndefined();
    expect(reason(held(physical), {}, hour(270))).toBe('expiry');
  });

  it('on daily bars leaves before any weekend that the next session could lie behind', () => {
    const bar = barAt(390, { unavailable: 'not asked' }, '2018-02-09');
    const day = { ...bar, bar: { ...bar.bar, startMs: bar.sessionOpenMs } };
    expect(reason(held(physical, 6), {}, day)).toBeUndefined();
    expect(reason(held(physical, 5), {}, day)).toBe('expiry');
    expect(reason(held(CONDOR, 5), {}, day)).toBeUndefined();
  });

  it('holds to expiry where no flat-by time is set, on bars of any length', () => {
    const rules = { physicalFlatBy: undefined };
    expect(reason(held(physical), rules, at(385))).toBeUndefined();
    const bar = at(390);
    const day = { ...bar, bar: { ...bar.bar, startMs: bar.sessionOpenMs } };
    expect(reason(held(physical, 1), rules, day)).toBeUndefined();
    expect(reason(held(physical), { ...rules, dteFloor: 0 }, at(385))).toBe('dte-floor');
  });

  it('asks for nothing once the contracts no longer trade', () => {
    const trade = openTradeOf({ stopBreachCount: 2, dte: 0, closeCostDoubleCents: 0 });
    const rules = { ...STOP, profitTargetRatio: 0.5, dteFloor: 21 };
    const beforeLast = { ...barAt(ELEVEN), availableAtMs: (EXPIRY.lastTradeMs - 1) as EpochMs };
    expect(reason(trade, rules, beforeLast)).toBe('stop-loss');
    expect(reason(trade, rules, beforeLast, { isFlattening: true })).toBe('kill-switch');
    const over = { ...barAt(ELEVEN), availableAtMs: EXPIRY.lastTradeMs };
    expect(reason(trade, rules, over)).toBeUndefined();
    expect(reason(trade, rules, over, { isFlattening: true })).toBeUndefined();
  });
});

describe('precedence', () => {
  it('is expiry, kill switch, event, stop, profit, DTE floor', () => {
    const expiry = stageExpiry('SPY', EXPIRY_DAY, 'PM');
    const condor = stageCondor(expiry, [250, 260, 280, 290]);
    const bar = barAt(335, { unavailable: 'not asked' }, EXPIRY_DAY);
    const rules = { ...STOP, profitTargetRatio: 0.5, dteFloor: 21 };
    const all = openTradeOf({
      opening: openingOf({ structure: condor }),
      dte: 0,
      stopBreachCount: 2,
      closeCostDoubleCents: 0,
    });
    const forced = { isFlattening: true, closeBeforeMs: (expiry.settlesAtMs - 1) as EpochMs };
    expect(reason(all, rules, bar, forced)).toBe('expiry');
    expect(reason({ ...all, dte: 1 }, rules, bar, forced)).toBe('kill-switch');
    expect(reason({ ...all, dte: 1 }, rules, bar, { ...forced, isFlattening: false })).toBe('event');
    expect(reason({ ...all, dte: 1 }, rules, bar)).toBe('stop-loss');
    expect(reason({ ...all, dte: 1, stopBreachCount: 0 }, rules, bar)).toBe('profit-target');
    expect(reason({ ...all, dte: 1, stopBreachCount: 0, closeCostDoubleCents: 190 }, rules, bar)).toBe(
      'dte-floor',
    );
  });
});
