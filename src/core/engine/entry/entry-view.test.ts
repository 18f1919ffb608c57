// Tests what risk is shown at a bar: the account with what may yet be filled, fees, and the chains of every class.
import { describe, expect, it } from 'vitest';
import {
  type BarClosed,
  cents,
  emptyBarSeries,
  type FeeItem,
  type FeeSchedule,
  ROOTS,
  type SessionDate,
} from '../../domain/index.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { NO_FEES } from '../../execution/index.ts';
import { openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import { barAt, chainToday, ELEVEN, LISTED, TODAY } from '../../strategy/entry-case.fixture.ts';
import { instant, stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { PLAN, stagedEngine } from '../engine-stage.fixture.ts';
import { entryViewOf, unitFeesCents } from './entry-view.ts';

const EXPIRY = LISTED[1] as NonNullable<(typeof LISTED)[1]>;
const STRUCTURE = stageCondor(EXPIRY, [250, 260, 280, 290]);
const CANDIDATE = openingOf({ structure: STRUCTURE }).candidate;
/** Sessions of which each closed a hundredth above the last. */
const daysOf = (count: number) => ({
  days: {
    ...emptyBarSeries(count, false),
    close: Float64Array.from({ length: count }, (_, day) => 100 * 1.01 ** day),
  },
  volatility: [],
});
const FEES: FeeSchedule = {
  ...NO_FEES,
  broker: 'x',
  items: [
    {
      name: 'x',
      effect: 'both',
      side: 'both',
      roots: ROOTS,
      basis: 'contract',
      amountDollars: 0.5,
      from: '2000-01-01' as SessionDate,
    } as unknown as FeeItem,
  ],
};

function viewAfterEntry(event: BarClosed = barAt(ELEVEN + 5)) {
  const engine = stagedEngine({ ...PLAN, fees: FEES });
  engine.enter();
  return { state: engine.state, view: entryViewOf(engine.state, event, CANDIDATE) };
}

describe('the view of an entry', () => {
  it('has the orders that may yet be filled, with what is left of them, and those sent', () => {
    const { state, view } = viewAfterEntry();
    const [working] = [...state.workingOrders.values()];
    const { structure, quantity, limitCents } = working?.order.intent ?? {};
    expect(view.account.workingOpenings).toEqual([
      { structure, quoteOrigin: 'simulated', quantity, limitCents },
    ]);
    expect(view.account.sentOrders).toEqual([{ atMs: instant(TODAY, ELEVEN), action: 'open', structure }]);
    expect(view.account.closingFeesCents).toBe(0);
    expect(view.account).toMatchObject({ cashCents: 10_000_000, equityCents: 10_000_000 });
  });

  it('keeps back the fees of closing what is held, by the contracts held', () => {
    const { state } = viewAfterEntry();
    const held = openTradeOf({ opening: openingOf({ structure: STRUCTURE }), legContracts: [2, -2, 0, 1] });
    state.portfolio.openTrades.push(held);
    const view = entryViewOf(state, barAt(ELEVEN + 5), CANDIDATE);
    expect(view.account.closingFeesCents).toBe(250);
    expect(view.account.openTrades).toEqual([held]);
  });

  it('knows neither a forecast before sessions are over nor a step that no table gives', () => {
    const { view } = viewAfterEntry();
    expect(view.market).toMatchObject({ volatility: { unavailable: 'too-few-sessions' }, tickCents: 1 });
  });

  it('forecasts from the closes before the first bar', () => {
    const engine = stagedEngine({ ...PLAN, history: daysOf(21) });
    const { volatility } = entryViewOf(engine.state, barAt(ELEVEN), CANDIDATE).market;
    expect(volatility).toMatchObject({
      volatility: expect.closeTo(Math.log(1.01) * Math.sqrt(252), 10) as number,
    });
    const short = stagedEngine({ ...PLAN, history: daysOf(20) });
    expect(entryViewOf(short.state, barAt(ELEVEN), CANDIDATE).market.volatility).toEqual({
      unavailable: 'too-few-sessions',
    });
  });

  it('takes the price step of the root on the date', () => {
    const engine = stagedEngine({
      ...PLAN,
      netTickCents: (root, date) => (root === 'XSP' && date === TODAY ? 5 : 1),
    });
    expect(entryViewOf(engine.state, barAt(ELEVEN), CANDIDATE).market.tickCents).toBe(5);
  });

  it('finds the chain of a class and origin at the bar, and none of another', () => {
    const chain = chainToday(ELEVEN + 5);
    const { chainOf } = viewAfterEntry(barAt(ELEVEN + 5, chain)).view.market;
    expect(chainOf('XSP', 'simulated')).toBe(chain);
    expect(chainOf('XSP', 'recorded')).toBeUndefined();
    expect(chainOf('SPX', 'simulated')).toBeUndefined();
  });

  describe('of two classes', () => {
    /** What is found at a bar of the first of the chain that the second had at eleven. */
    function isFound(event: BarClosed, quoteAgeSecondsMax: number | undefined, otherBarMinutes = 5): boolean {
      const { state } = viewAfterEntry();
      const other = Object.assign(new FakeChain(LISTED, instant(TODAY, ELEVEN)), { root: 'SPX' });
      const seen = barAt(ELEVEN, other);
      const startMs = instant(TODAY, ELEVEN - otherBarMinutes);
      const liquidity = { ...state.lane.strategy.liquidity, quoteAgeSecondsMax };
      const own = { ...state.lane, strategy: { ...state.lane.strategy, liquidity } };
      const lane = { ...own, bar: { ...seen, bar: { ...seen.bar, startMs } } };
      const wide = { ...state, lane: own, lanes: [own, lane] };
      const found = entryViewOf(wide, event, CANDIDATE).market.chainOf('SPX', 'simulated');
      expect([other, undefined]).toContain(found);
      return found !== undefined;
    }
    const later = (minutes: number, date?: string) =>
      barAt(ELEVEN + minutes, chainToday(ELEVEN + minutes), date);

    it('finds what the other was last shown in this session, a bar ago at most', () => {
      expect([0, 5, 6].map((minutes) => isFound(later(minutes), undefined))).toEqual([true, true, false]);
      expect([30, 31].map((minutes) => isFound(later(minutes), undefined, 30))).toEqual([true, false]);
      const long = later(30);
      const half = { ...long, bar: { ...long.bar, startMs: instant(TODAY, ELEVEN) } };
      expect(isFound(half, undefined)).toBe(true);
      expect(isFound(later(0, '2018-01-17'), 1e9)).toBe(false);
    });

    it('holds its quotes to the age that quotes may have, where one is set', () => {
      expect([299, 300].map((seconds) => isFound(later(5), seconds))).toEqual([false, true]);
      expect(isFound(later(60), 3600)).toBe(true);
    });
  });
});

describe('the fees of a unit', () => {
  it('are of opening it at the quotes and closing it there', () => {
    expect(unitFeesCents(FEES, CANDIDATE, TODAY)).toBe(400);
    expect(unitFeesCents(undefined, CANDIDATE, TODAY)).toBe(0);
  });

  it('look at the ask of what is bought and the bid of what is sold', () => {
    const dear: FeeSchedule = {
      ...FEES,
      items: FEES.items.map((item) => ({ ...item, premiumFromDollars: 0.9 })),
    };
    const quotes = [
      { bidCents: cents(80), askCents: cents(90) },
      { bidCents: cents(80), askCents: cents(90) },
      { bidCents: cents(90), askCents: cents(99) },
      { bidCents: cents(50), askCents: cents(60) },
    ];
    // The long put at 90 and the short call at 90 cost 50 cents on both ways.
    expect(unitFeesCents(dear, { ...CANDIDATE, quotes }, TODAY)).toBe(200);
  });
});
