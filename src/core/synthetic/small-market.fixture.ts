// A small calendar, daily bars and a chain around them for this room's tests, without any table of the package.
import {
  addDays,
  type BarSeries,
  type Cents,
  cents,
  type ContractModel,
  emptyBarSeries,
  invariant,
  type OptionExpiry,
  type OptionRight,
  type Root,
  type SessionDate,
  type Settlement,
  type TickRule,
  weekdayOf,
  dayNumberOf,
} from '../domain/index.ts';
import { buildTradingCalendar, type TradingCalendar } from '../market/index.ts';
import { createRng } from '../numerics/index.ts';
import { type CarryRates, ZERO_CARRY } from './chain/carry-rates.ts';
import { createSimulatedChain, type SimulatedChain } from './chain/simulated-chain.ts';
import { spreadModelOf } from './chain/spread-model.ts';
import type { SessionBars } from './session-bars.ts';
import { VarianceClock } from './surface/variance-clock.ts';
import { emptyVolatilityPath, type VolatilityPath, writeLevels } from './volatility/volatility-path.ts';

export const calendar: TradingCalendar = buildTradingCalendar({
  from: '2017-01-02' as SessionDate,
  to: '2020-12-31' as SessionDate,
  openMinute: 570,
  closeMinute: 960,
  closures: [
    '2018-03-30',
    '2018-05-28',
    '2018-07-04',
    '2018-09-03',
    '2018-11-22',
    '2018-12-25',
  ] as SessionDate[],
  earlyCloses: [{ date: '2018-11-23' as SessionDate, minuteOfDay: 780 }],
  lateOpens: [],
});

export const clock: VarianceClock = new VarianceClock(calendar.sessions);

/** Daily bars of `count` sessions from `from` on, wandering around 2700 with opens off the previous close. */
export function dailyBars(from: string, count: number, seed = 7): SessionBars {
  const rng = createRng(seed);
  const first = calendar.atOrAfter(from as SessionDate);
  invariant(first !== undefined, 'the fixture calendar must cover the start');
  const bars = emptyBarSeries(count, true);
  const sessionIndex = new Int32Array(count);
  let price = 2700;
  for (let row = 0; row < count; row += 1) {
    const session = calendar.sessions[first.index + row];
    invariant(session !== undefined, 'the fixture calendar must cover the bars');
    const open = price * Math.exp(0.004 * rng.normal());
    price = open * Math.exp(0.008 * rng.normal());
    sessionIndex[row] = session.index;
    bars.startMs[row] = session.openMs;
    bars.closeMs[row] = session.closeMs;
    bars.open[row] = open;
    bars.close[row] = price;
    bars.high[row] = Math.max(open, price) * Math.exp(0.004 * rng.uniform());
    bars.low[row] = Math.min(open, price) * Math.exp(-0.004 * rng.uniform());
    if (bars.volume !== undefined) bars.volume[row] = 1_000_000 + rng.integer(1_000_000);
  }
  return { bars, sessionIndex };
}

/** One bar a stretch of the session of `date`, every bar's close at `spots[i]`, evenly over the session. */
export function barsOfSession(date: string, spots: readonly number[]): SessionBars {
  const session = calendar.sessionOn(date as SessionDate);
  invariant(session !== undefined, `${date} must be a session of the fixture calendar`);
  const bars = emptyBarSeries(spots.length, false);
  const stepMs = (session.closeMs - session.openMs) / spots.length;
  for (const [index, spot] of spots.entries()) {
    bars.startMs[index] = session.openMs + index * stepMs;
    bars.closeMs[index] = session.openMs + (index + 1) * stepMs;
    for (const column of [bars.open, bars.high, bars.low, bars.close]) column[index] = spot;
  }
  return { bars, sessionIndex: new Int32Array(spots.length).fill(session.index) };
}

/** The same VIX at every bar, the other members by regression. */
export function flatVolatility(bars: BarSeries, vix: number): VolatilityPath {
  const path = emptyVolatilityPath(bars.length, 'recorded', 'not given');
  for (let index = 0; index < bars.length; index += 1) writeLevels(path, index, vix);
  return path;
}

export function expiryOn(date: string, settlement: Settlement = 'PM', root: Root = 'SPXW'): OptionExpiry {
  const session = calendar.sessionOn(date as SessionDate);
  invariant(session !== undefined, `${date} must be a session of the fixture calendar`);
  const previous = calendar.before(session.date);
  const settlesAtMs = settlement === 'AM' ? session.openMs : session.closeMs;
  const lastTradeMs = settlement === 'AM' ? (previous?.closeMs ?? settlesAtMs) : settlesAtMs;
  return { root, sessionDate: session.date, settlement, lastTradeMs, settlesAtMs };
}

export const SPX_TICKS: TickRule = {
  root: 'SPXW',
  from: '2000-01-01' as SessionDate,
  to: undefined,
  quoteTicks: [
    { belowCents: 300, tickCents: 5 },
    { belowCents: undefined, tickCents: 10 },
  ],
  complexNetTickCents: 5,
  complexLegTickCents: 1,
};

export interface ChainSetting {
  /** SPXW where it is left out. */
  readonly root?: Root;
  readonly market: SessionBars;
  readonly volatility: VolatilityPath;
  readonly carry?: CarryRates;
  readonly tickRules?: readonly TickRule[];
}

/** A chain with one PM expiry a Friday over half a year and a strike every 5 points. */
export function chainOf(setting: ChainSetting): SimulatedChain {
  const { root = 'SPXW' } = setting;
  const known = new Map<SessionDate, readonly OptionExpiry[]>();
  return createSimulatedChain({
    root,
    sessions: calendar.sessions,
    clock,
    carry: ZERO_CARRY,
    tickRules: [{ ...SPX_TICKS, root }],
    spread: spreadModelOf(root),
    listings: {
      expiriesOn: (date) => {
        const expiries = known.get(date) ?? fridaysFrom(date).map((friday) => expiryOn(friday, 'PM', root));
        known.set(date, expiries);
        return expiries;
      },
      strikesCents: (_expiry, _date, referencePoints) => strikesAround(referencePoints),
    },
    ...setting,
  });
}

export function strikesAround(referencePoints: number): readonly Cents[] {
  const first = Math.ceil((0.2 * referencePoints) / 5) * 5;
  const count = Math.floor((2 * referencePoints - first) / 5);
  return Array.from({ length: count }, (_, index) => cents((first + index * 5) * 100));
}

/** The chain's model of a contract, which must have one. */
export function modelOf(
  chain: SimulatedChain,
  expiry: OptionExpiry,
  right: OptionRight,
  strikeCents: Cents,
): ContractModel {
  const model = chain.model(expiry, right, strikeCents);
  invariant(model !== undefined, 'the chain must have a model of a trading contract');
  return model;
}

function fridaysFrom(date: SessionDate): readonly SessionDate[] {
  const toFriday = (5 - weekdayOf(dayNumberOf(date)) + 7) % 7;
  const fridays = Array.from({ length: 26 }, (_, week) => addDays(date, toFriday + 7 * week));
  return fridays.filter((friday) => calendar.sessionOn(friday) !== undefined);
}
