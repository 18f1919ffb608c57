// A strategy, a chain and a bar on which an entry passes every gate, for tests that break one thing at a time.
import type { BarClosed, SessionDate } from '../domain/index.ts';
import { FakeChain } from '../domain/market/fake-chain.fixture.ts';
import { instant, stageBar, stageExpiry } from '../../../test/fixtures/venue-stage.ts';
import type { StrategyConfig } from './strategy-config.ts';
import type { ExpiryCalendar, StrategyContext } from './strategy-context.ts';

/** Tuesday. */
export const TODAY = '2018-01-16' as SessionDate;
/** Minutes after the open of a bar that closes at 11:00. */
export const ELEVEN = 90;
/** Fridays 10, 31 and 38 days ahead; the third is a standard monthly only by `MONTHLY`. */
export const LISTED = ['2018-01-26', '2018-02-16', '2018-02-23'].map((date) =>
  stageExpiry('XSP', date, 'PM'),
);
export const MONTHLY: ExpiryCalendar = {
  isMonthlyExpiry: (date) => date === '2018-02-16',
  isMonthlyRoll: (date) => date === '2018-02-16',
};

export const STRATEGY: StrategyConfig = {
  selection: {
    structure: 'iron-condor',
    strikeRule: 'nearest-delta',
    expiryRule: 'nearest-dte',
    dteTarget: 30,
    dteMin: 20,
    dteMax: 40,
    shortDelta: 0.2,
    longDelta: 0.1,
    deltaTolerance: 0.05,
    creditWidthMin: 0.1,
  },
  entry: {
    windowStart: 600,
    windowEnd: 930,
    workFrom: undefined,
    calendar: 'any-session',
    entriesPerSessionMax: 1,
    daysBetweenEntriesMin: 7,
    coolDownDaysAfterStop: 7,
    positionsMax: 3,
    orderTimeoutMinutes: 30,
    creditSlipMax: 0.1,
  },
  exit: {
    profitTargetRatio: 0.5,
    stopCreditMultiple: 2,
    dteFloor: 21,
    windowStart: 600,
    physicalFlatBy: 900,
  },
  liquidity: {
    spreadRatioMax: 0.25,
    spreadCentsMax: 10,
    quoteAgeSecondsMax: 60,
    completenessMin: 0.5,
    ivMin: 0.01,
    ivMax: 3,
    volumeMin: undefined,
    openInterestMin: undefined,
  },
};

/** A chain of `LISTED` at an instant of `TODAY`. */
export function chainToday(minutesAfterOpen = ELEVEN): FakeChain {
  return new FakeChain(LISTED, instant(TODAY, minutesAfterOpen));
}

/** The bar of a session that closes so many minutes after its open, on `chain`. */
export function barAt(
  minutesAfterOpen: number,
  chain: BarClosed['chain'] = chainToday(minutesAfterOpen),
  date: string = TODAY,
): BarClosed {
  return stageBar(date, minutesAfterOpen, new Map(), { chain });
}

/** What the strategy sees at 11:00 with nothing open and no entry behind it. */
export function contextOf(changes: Partial<StrategyContext> = {}): StrategyContext {
  return {
    bar: barAt(ELEVEN),
    calendar: MONTHLY,
    memory: { lastEntryDay: undefined, entriesThisSession: 0, lastStopDay: undefined },
    desk: undefined,
    openTrades: [],
    workingEntries: 0,
    comingTrades: 0,
    ...changes,
  };
}
