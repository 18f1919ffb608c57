// Tests what the engine makes of a trip and of an operator's commands: records, withdrawn orders, gates, exits, and a restart.
import { describe, expect, it } from 'vitest';
import { type ChainSnapshot, cents, type EpochMs, type SessionDate } from '../../domain/index.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import type { LedgerRecord } from '../../ledger/index.ts';
import { NO_STATUS_LIMITS, type StatusLimits } from '../../risk/index.ts';
import { chainToday, ELEVEN, LISTED, TODAY } from '../../strategy/entry-case.fixture.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { initialEngineState, type RiskWatch } from '../engine-state.ts';
import { PLAN, stagedEngine, type Stepped, submitted, types } from '../engine-stage.fixture.ts';
import { restoreRiskStatus } from '../restore/restore-risk-status.ts';

/** Trades leave by force alone. */
const HELD = {
  ...PLAN.strategy,
  exit: {
    ...PLAN.strategy.exit,
    profitTargetRatio: undefined,
    stopCreditMultiple: undefined,
    dteFloor: undefined,
  },
};
const watching = (limits: Partial<StatusLimits>, events?: RiskWatch['events']) => ({
  ...PLAN,
  strategy: HELD,
  watch: { limits: { ...NO_STATUS_LIMITS, ...limits }, events },
});

/** A chain on which the staged condor has lost most of its width. */
function crashed(minutes: number): ChainSnapshot {
  const chain = chainToday(minutes);
  chain.spotPoints = 230;
  return chain;
}

const end = (date: string = TODAY) =>
  ({ kind: 'session-ended', sessionDate: date as SessionDate, isComplete: true }) as const;
const order = (command: 'halt' | 'flatten' | 'resume') => ({ kind: 'operator-command', command }) as const;
const loss = (amountCents: number) =>
  ({ kind: 'interest-credited', date: TODAY, amountCents: cents(-amountCents), rate: 0 }) as const;
const closeOf = (engine: ReturnType<typeof stagedEngine>): Stepped => engine.feed(end(), instant(TODAY, 390));
const gatesOf = ({ records }: Stepped) =>
  records.flatMap((record) => (record.type === 'session-closed' ? record.bars.map(([gate]) => gate) : []));

describe('a trip at a bar', () => {
  it('is recorded with its figures, and the opening order that works is withdrawn in the same step', () => {
    const engine = stagedEngine(watching({ dailyLossCents: 1000 }));
    const { orderId } = engine.enter();
    engine.feed(loss(1001));
    const stepped = engine.bar(ELEVEN + 5);
    expect(stepped.records).toEqual([
      {
        type: 'kill-switch',
        seq: 3,
        atMs: instant(TODAY, ELEVEN + 5),
        reason: 'daily-loss-dollars',
        action: 'halt',
        measured: 10.01,
        limit: 10,
        equityCents: 10_000_000 - 1001,
      },
    ]);
    expect(stepped.commands).toEqual([{ kind: 'cancel-order', orderId }]);
  });

  it('asks again for the end of an opening order at every bar, since a request may be lost', () => {
    const engine = stagedEngine(watching({ drawdownRatio: 0 }));
    const { orderId } = engine.enter();
    engine.feed(loss(1));
    for (const minutes of [5, 10])
      expect(engine.bar(ELEVEN + minutes).commands).toEqual([{ kind: 'cancel-order', orderId }]);
    expect(closeOf(engine).commands).toEqual([{ kind: 'cancel-order', orderId }]);
  });

  it.each([
    ['daily-loss', { dailyLossRatio: 0 }],
    ['kill-switch', { drawdownRatio: 0 }],
  ])('stands at the gate %s from that bar on', (gate, limits) => {
    const engine = stagedEngine(watching(limits));
    engine.feed(loss(1), instant(TODAY, 60));
    const tripped = engine.bar(ELEVEN);
    expect(types(tripped)).toEqual(['kill-switch']);
    expect(tripped.commands).toEqual([]);
    engine.feed(loss(-1));
    expect(engine.bar(ELEVEN + 5)).toEqual({ commands: [], records: [] });
    expect(gatesOf(closeOf(engine))).toEqual([gate]);
  });

  it('that halts leaves trades to their own exits; one that flattens closes them at once and urgently', () => {
    const fallen = (action: 'halt' | 'flatten') => {
      const engine = stagedEngine(watching({ drawdownRatio: 0.001, action }));
      engine.holdCondor();
      return engine.bar(ELEVEN + 5, crashed(ELEVEN + 5));
    };
    expect(types(fallen('halt'))).toEqual(['kill-switch']);
    const flattened = fallen('flatten');
    expect(types(flattened)).toEqual(['kill-switch', 'order-submitted']);
    expect(submitted(flattened).order).toMatchObject({
      action: 'close',
      urgency: 'urgent',
      exitReason: 'kill-switch',
    });
    expect(submitted(flattened).order.limitCents).toBeDefined();
  });

  it('that flattens takes back closing orders that can wait, and no urgent one', () => {
    const engine = stagedEngine({
      ...watching({ drawdownRatio: 0.05, action: 'flatten' }),
      strategy: { ...HELD, exit: { ...HELD.exit, dteFloor: 60 } },
    });
    engine.holdCondor();
    const patient = submitted(engine.bar(ELEVEN + 5));
    expect(patient.order).toMatchObject({ urgency: 'patient', exitReason: 'dte-floor' });
    engine.feed(loss(1_000_000));
    const { orderId } = patient;
    expect(engine.bar(ELEVEN + 10).commands).toContainEqual({ kind: 'cancel-order', orderId });
    const urgent = submitted(engine.report({ kind: 'order-cancelled', orderId }));
    expect(urgent.order).toMatchObject({ urgency: 'urgent', exitReason: 'kill-switch' });
    const commands = engine.feed(order('flatten')).commands;
    expect(commands).not.toContainEqual({ kind: 'cancel-order', orderId: urgent.orderId });
  });
});

describe('a session’s close', () => {
  it('is judged after its record, and what trips there stops the next session', () => {
    const engine = stagedEngine(
      watching({ drawdownSlope: { sessions: 2, fallRatio: 0.001, drawdownRatio: 0.001 } }),
    );
    const { orderId } = engine.enter();
    engine.report({ kind: 'order-cancelled', orderId });
    expect(types(closeOf(engine))).toEqual(['session-closed']);
    const next = '2018-01-17';
    engine.bar(20, chainToday(), next);
    engine.feed(loss(20_000));
    const closed = engine.feed(end(next), instant(next, 390));
    expect(types(closed)).toEqual(['session-closed', 'kill-switch']);
    expect(closed.records[1]).toMatchObject({ reason: 'drawdown-slope', measured: 0.002, limit: 0.001 });
    engine.bar(ELEVEN, chainToday(), '2018-01-30');
    expect(gatesOf(engine.feed(end('2018-01-30'), instant('2018-01-30', 390)))).toEqual(['kill-switch']);
  });

  it('ends a daily loss that lasts for its session', () => {
    const engine = stagedEngine(watching({ dailyLossRatio: 0, dailyLossLasts: 'session' }));
    engine.bar(20);
    engine.feed(loss(1));
    expect(types(engine.bar(ELEVEN))).toEqual(['kill-switch']);
    expect(gatesOf(closeOf(engine))).toEqual(['entry-window', 'daily-loss']);
    const chain = new FakeChain(LISTED, instant('2018-01-17', ELEVEN));
    expect(types(engine.bar(ELEVEN, chain, '2018-01-17'))).toEqual(['order-submitted']);
  });
});

describe('an operator', () => {
  it('halts, flattens and resumes, each on record with the equity of the moment', () => {
    const engine = stagedEngine({ ...PLAN, strategy: HELD });
    engine.holdCondor();
    const record = (command: string) => ({
      type: 'operator-command',
      seq: engine.state.seq,
      atMs: engine.state.nowMs,
      command,
      equityCents: 10_000_000 + engine.state.portfolio.realisedPnlCents + openResult(engine),
    });
    expect(engine.feed(order('halt'))).toEqual({ commands: [], records: [record('halt')] });
    expect(types(engine.bar(ELEVEN + 5))).toEqual([]);
    expect(engine.feed(order('flatten')).records).toEqual([record('flatten')]);
    expect(submitted(engine.bar(ELEVEN + 10)).order.exitReason).toBe('kill-switch');
    expect(engine.feed(order('resume')).records).toEqual([record('resume')]);
    expect(engine.state.riskStatus.operator).toBeUndefined();
    expect(gatesOf(closeOf(engine))).toEqual(['candidate', 'halted']);
  });

  it('resumes after a trip: entries are free, and losses are measured from there', () => {
    const engine = stagedEngine(watching({ drawdownRatio: 0.001 }));
    engine.feed(loss(20_000), instant(TODAY, 60));
    engine.bar(ELEVEN);
    engine.feed(order('resume'));
    expect(types(engine.bar(ELEVEN + 5))).toEqual(['order-submitted']);
    expect(engine.state.riskStatus).toMatchObject({ highCents: 9_980_000, killSwitch: undefined });
  });
});

describe('the gates before every other', () => {
  it('stand where old marks could hide a loss past a limit, and latch nothing', () => {
    const engine = stagedEngine({
      ...watching({ drawdownRatio: 0.01, staleMarkMs: 600_000 }),
      strategy: { ...HELD, entry: { ...HELD.entry, daysBetweenEntriesMin: 0, entriesPerSessionMax: 9 } },
    });
    engine.holdCondor();
    engine.bar(ELEVEN + 5);
    const blind = chainToday(ELEVEN + 10);
    blind.faultOf = () => 'missing';
    engine.bar(ELEVEN + 10, blind);
    expect(types(engine.bar(ELEVEN + 15, { unavailable: 'no row' }))).toEqual([]);
    expect(types(engine.bar(ELEVEN + 20, { unavailable: 'no row' }))).toEqual([]);
    expect(gatesOf(closeOf(engine)).at(-1)).toBe('kill-switch');
    expect(engine.state.riskStatus.killSwitch).toBeUndefined();
  });

  it('stand in an event blackout after every latch, and trades are closed ahead of a release', () => {
    const closeBeforeMs = instant('2018-01-31', 270);
    const events = { blocksEntry: () => true, closeBeforeMs: (): EpochMs | undefined => closeBeforeMs };
    const engine = stagedEngine(watching({ drawdownRatio: 0 }, events));
    engine.bar(ELEVEN);
    engine.feed(loss(1));
    engine.bar(ELEVEN + 5);
    expect(gatesOf(closeOf(engine))).toEqual(['event-blackout', 'kill-switch']);
    const free = { ...events, blocksEntry: () => false };
    const holding = stagedEngine(watching({}, free));
    holding.holdCondor();
    expect(submitted(holding.bar(ELEVEN + 5)).order.exitReason).toBe('event');
  });

  it('stand while the line to the venue is lost', () => {
    const engine = stagedEngine();
    engine.bar(20);
    engine.feed({ kind: 'venue-disconnected' });
    engine.bar(ELEVEN);
    expect(gatesOf(closeOf(engine))).toEqual(['entry-window', 'halted']);
  });
});

describe('a restart', () => {
  it('finds every latch, every command and every level in the records', () => {
    const plan = watching({
      dailyLossRatio: 0.001,
      drawdownRatio: 0.05,
      drawdownSlope: { sessions: 2, fallRatio: 0.5, drawdownRatio: 0 },
    });
    const engine = stagedEngine(plan);
    const records: LedgerRecord[] = [];
    const restored = () => {
      const state = initialEngineState(plan, cents(10_000_000));
      for (const record of records) restoreRiskStatus(state, record);
      return state.riskStatus;
    };
    const keep = ({ records: made }: Stepped): void => {
      records.push(...made);
      expect(restored()).toEqual(engine.state.riskStatus);
    };
    const dates = ['2018-01-16', '2018-01-17', '2018-01-18', '2018-01-19'];
    for (const [index, date] of dates.entries()) {
      keep(engine.bar(20, chainToday(), date));
      keep(engine.feed(loss(index === 1 ? -50_000 : 200_000 * index)));
      keep(engine.bar(40, chainToday(), date));
      keep(engine.feed(end(date), instant(date, 390)));
      if (index === 2) keep(engine.feed(order('resume')));
      keep(engine.feed(order(index === 3 ? 'flatten' : 'halt')));
    }
    expect(types({ commands: [], records })).toContain('kill-switch');
    expect(restored()).toMatchObject({ operator: 'flatten', closesCents: [expect.any(Number)] });
  });

  it('finds a halt in ledgers that told it as a violation', () => {
    const state = initialEngineState(PLAN, cents(10_000_000));
    const violation = { type: 'rule-violation', seq: 1, atMs: 1 as EpochMs, detail: '' } as const;
    restoreRiskStatus(state, { ...violation, rule: 'fill-after-end' });
    expect(state.riskStatus.operator).toBeUndefined();
    restoreRiskStatus(state, { ...violation, rule: 'operator-halt' });
    expect(state.riskStatus.operator).toBe('halt');
  });
});

/** What the open trades have brought so far, cash and marks. */
function openResult({ state }: ReturnType<typeof stagedEngine>): number {
  return state.portfolio.openTrades.reduce((sum, trade) => sum + trade.cashFlowCents + trade.markCents, 0);
}
