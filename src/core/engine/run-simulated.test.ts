// Tests the driver: what comes first, what is on record before it is done, and orders that time out.
import { describe, expect, it } from 'vitest';
import {
  cents,
  type EpochMs,
  type MarketEvent,
  type SessionDate,
  type VenueReport,
} from '../domain/index.ts';
import { instant, tickRuleOf } from '../../../test/fixtures/venue-stage.ts';
import { createSimulatedVenue, uniformFillPolicy } from '../execution/index.ts';
import type { LedgerRecord } from '../ledger/index.ts';
import type { Venue, VenueCommand } from '../ports/index.ts';
import { STRATEGY } from '../strategy/entry-case.fixture.ts';
import { createDatasetSource, type Dataset } from './sources/dataset-source.ts';
import { PLAN } from './engine-stage.fixture.ts';
import { initialEngineState, type TradingPlan } from './engine-state.ts';
import { fakeDataset, weekdays } from './fake-dataset.fixture.ts';
import { createSimulatedRun } from './run-simulated.ts';
import { createVirtualTimers } from './virtual-timers.ts';

const CASH = cents(10_000_000);
const [TUESDAY, WEDNESDAY] = weekdays('2018-01-16', 2) as [SessionDate, SessionDate];

function soundVenue(rate?: number): Venue {
  return createSimulatedVenue({
    ...(rate === undefined ? {} : { interest: { rateOn: () => rate } }),
    fillPolicy: uniformFillPolicy(0.5),
    tickRuleOn: (root) => tickRuleOf(root, 1),
    feeSchedule: { broker: 'free', total: { scope: 'order', rounding: 'nearest', unitCents: 1 }, items: [] },
    initialCashCents: CASH,
  });
}

/** A venue that tells its log of everything, before it passes it on. */
function logged(venue: Venue, log: string[]): Venue {
  return {
    execute(command: VenueCommand, nowMs: EpochMs) {
      log.push(`${command.kind} ${command.orderId}`);
      venue.execute(command, nowMs);
    },
    observe: (event: MarketEvent) => venue.observe(event),
    takeReport: () => venue.takeReport(),
  };
}

function runOf(dataset: Dataset, plan: TradingPlan = PLAN, venue = soundVenue()) {
  const records: LedgerRecord[] = [];
  const log: string[] = [];
  const state = initialEngineState(plan, CASH);
  const run = createSimulatedRun(state, {
    source: createDatasetSource(dataset),
    venue: logged(venue, log),
    timers: createVirtualTimers(),
    sink: {
      append(record) {
        records.push(record);
        log.push('orderId' in record ? `${record.type} ${record.orderId}` : record.type);
      },
    },
  });
  return { run, state, records, log };
}

/** Half-hour bars at 270 over so many days. */
function calmDays(count: number, atBar?: Parameters<typeof fakeDataset>[0]['atBar']): Dataset {
  const days = weekdays(TUESDAY, count).map((date) => ({
    date,
    closes: Array<number>(13).fill(270),
    vix: 15,
  }));
  return fakeDataset({ days, ...(atBar === undefined ? {} : { atBar }) });
}

describe('a simulated run', () => {
  it('advances by sessions and ends with the data', () => {
    const { run, state } = runOf(calmDays(2));
    expect(run.advanceSession()).toBe(true);
    expect(state).toMatchObject({ sessionDate: TUESDAY, nowMs: instant(TUESDAY, 390) });
    expect(run.advanceSession()).toBe(true);
    expect(state.nowMs).toBe(instant(WEDNESDAY, 390));
    expect(run.advanceSession()).toBe(false);
    expect(state.counts.bars).toBe(26);
    expect(run.advanceSession()).toBe(false);
  });

  it('has an order on record before it is done, and fills it at a later bar', () => {
    const { run, records, log } = runOf(calmDays(1));
    run.advanceSession();
    expect(log.slice(0, 4)).toEqual([
      'order-submitted 1',
      'submit-order 1',
      'order-filled 1',
      'trade-opened',
    ]);
    const [sent, filled] = records.filter((record) => 'orderId' in record);
    expect([sent?.atMs, filled?.atMs]).toEqual([instant(TUESDAY, 30), instant(TUESDAY, 60)]);
  });

  it('cancels an entry that is not filled in its time, and may then try again', () => {
    // Quotes for the first decision, none for the hour after it.
    const dataset = calmDays(1, (chain, bar) => {
      chain.faultOf = () => (bar > 0 && bar < 4 ? 'missing' : undefined);
      return true;
    });
    const strategy = { ...STRATEGY, entry: { ...STRATEGY.entry, orderTimeoutMinutes: 45 } };
    const { run, records, log } = runOf(dataset, { ...PLAN, strategy });
    run.advanceSession();
    expect(log.slice(0, 6)).toEqual([
      'order-submitted 1',
      'submit-order 1',
      'cancel-order 1',
      'order-ended 1',
      'order-submitted 2',
      'submit-order 2',
    ]);
    const ended = records.find((record) => record.type === 'order-ended');
    expect(ended).toMatchObject({ outcome: 'cancelled', atMs: instant(TUESDAY, 75) });
    const outcomes = records.find((record) => record.type === 'session-closed');
    expect(outcomes?.bars.slice(0, 3)).toEqual([
      ['candidate', 1],
      ['entries-per-session', 1],
      ['no-quote', 2],
    ]);
  });

  it('gives reports of one instant after the bar and in the order of their kinds', () => {
    const atMs = instant(TUESDAY, 60);
    const waiting: VenueReport[] = [
      {
        kind: 'interest-credited',
        availableAtMs: atMs,
        date: TUESDAY,
        amountCents: cents(5),
        rate: 0,
      },
      { kind: 'order-expired', availableAtMs: atMs, orderId: 98 },
      { kind: 'order-expired', availableAtMs: instant(TUESDAY, 45), orderId: 97 },
      { kind: 'order-expired', availableAtMs: atMs, orderId: 99 },
    ];
    const venue: Venue = {
      execute: () => undefined,
      observe: () => undefined,
      takeReport: () => waiting.shift(),
    };
    const { run, records } = runOf(
      calmDays(1),
      { ...PLAN, risk: { ...PLAN.risk, riskPerTradeRatio: 0, contractsMax: 1 } },
      venue,
    );
    run.advanceSession();
    const told = records.filter(({ type }) => type === 'rule-violation' || type === 'interest-credited');
    expect(told.map((record) => ('detail' in record ? record.detail.slice(0, 26) : record.type))).toEqual([
      'order-expired for order 97',
      'order-expired for order 98',
      'order-expired for order 99',
      'interest-credited',
    ]);
    const [first, ...rest] = told;
    expect(first).toMatchObject({ seq: 2, atMs: instant(TUESDAY, 45) });
    expect(rest.map((record) => ('seq' in record ? record.seq : 0))).toEqual([4, 5, 6]);
  });
});

describe('the end of an expiry session', () => {
  const FRIDAY = '2018-01-19' as SessionDate;
  const CLOSE = instant(FRIDAY, 390);
  /** One trade of the Friday's expiry, held to it. */
  const HELD: TradingPlan = {
    ...PLAN,
    strategy: {
      ...STRATEGY,
      selection: { ...STRATEGY.selection, dteTarget: 3, dteMin: 1, dteMax: 5 },
      exit: { ...STRATEGY.exit, profitTargetRatio: 2, stopCreditMultiple: 100, dteFloor: undefined },
    },
  };
  /** Half-hour bars at 270 from Tuesday on, `fridayBars` of them on Friday, the last of which closes at 268. */
  const heldOver = (fridayBars: number, sessions: number) => {
    const days = weekdays(TUESDAY, sessions).map((date) => ({
      date,
      closes: Array.from({ length: 13 }, (_, bar) => {
        if (date !== FRIDAY || bar < fridayBars - 1) return 270;
        return bar === fridayBars - 1 ? 268 : undefined;
      }),
      vix: 15,
    }));
    const outcome = runOf(fakeDataset({ days }), HELD, soundVenue(0.03));
    while (outcome.run.advanceSession());
    return outcome;
  };
  const endOf = (records: readonly LedgerRecord[]) =>
    records.filter((record) => record.type !== 'manifest' && record.atMs === CLOSE);

  it('has settlement and interest on record before the account is drawn up', () => {
    for (const [fridayBars, source] of [
      [13, 'close'],
      // The last bars are missing, but Monday follows.
      [5, 'last-known-close'],
    ] as const) {
      const { records, state } = heldOver(fridayBars, 5);
      const ending = endOf(records);
      expect(ending.map(({ type }) => type)).toEqual([
        'expiry-settled',
        'trade-closed',
        'interest-credited',
        'session-closed',
      ]);
      const [settled, , credited, closed] = ending;
      expect(settled).toMatchObject({ settlementPoints: 268, source });
      const cashCents = credited?.type === 'interest-credited' ? credited.cashCents : undefined;
      expect(closed).toMatchObject({ cashCents, equityCents: cashCents, openTrades: [] });
      const seqs = ending.map((record) => ('seq' in record ? record.seq : 0));
      expect(new Set(seqs).size).toBe(3);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      expect(state.portfolio.openTrades).toEqual([]);
    }
  });

  it('settles and pays nothing where the data end inside the session', () => {
    const { records, state } = heldOver(5, 4);
    const types = new Set(records.map(({ type }) => type));
    expect(types).toContain('trade-opened');
    expect(types).not.toContain('expiry-settled');
    expect(types).not.toContain('trade-closed');
    expect(endOf(records).map(({ type }) => type)).toEqual(['session-closed']);
    expect(state.portfolio.openTrades).toHaveLength(1);
  });
});
