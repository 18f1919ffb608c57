// Tests the step: its clock, its proof of cash, what a session leaves, and what a halt stops.
import { describe, expect, it } from 'vitest';
import { type EpochMs, InvariantViolation, type SessionDate } from '../domain/index.ts';
import { instant } from '../../../test/fixtures/venue-stage.ts';
import { barAt, chainToday, ELEVEN, STRATEGY, TODAY } from '../strategy/entry-case.fixture.ts';
import { PLAN, stagedEngine, submitted, types } from './engine-stage.fixture.ts';
import { step } from './step.ts';
import { emptyStepOutput } from './step-output.ts';

const HALT = { kind: 'operator-command', command: 'halt' } as const;
const end = (date: string) =>
  ({ kind: 'session-ended', sessionDate: date as SessionDate, isComplete: true }) as const;
const row = (vix: number) => ({
  kind: 'volatility-published' as const,
  row: { date: TODAY, vix, vix9d: undefined, vix3m: undefined, vix6m: undefined },
});

describe('the clock', () => {
  it('never turns back, and knows no time that is not a number', () => {
    const { state, bar, feed } = stagedEngine();
    bar(ELEVEN);
    const now = state.nowMs;
    expect(() => feed(HALT, (now - 1) as EpochMs)).toThrow(InvariantViolation);
    expect(() => feed(HALT, Number.NaN as EpochMs)).toThrow(InvariantViolation);
    expect(state).toMatchObject({ nowMs: now, riskStatus: { operator: undefined } });
    feed(HALT, now);
    expect(state.riskStatus.operator).toBe('halt');
  });
});

describe('the step', () => {
  it('gives the same for the same events', () => {
    const run = () => {
      const engine = stagedEngine();
      const steps = [engine.bar(ELEVEN), engine.fill(1), engine.bar(ELEVEN + 5), engine.feed(end(TODAY))];
      return JSON.stringify([steps, engine.state]);
    };
    expect(run()).toBe(run());
  });

  it('stops the run where the cash is not explained', () => {
    const { state, bar } = stagedEngine();
    state.portfolio.cashCents += 1;
    expect(() => bar(ELEVEN)).toThrow(/not explained/);
  });

  it('looks for no trade while it warms up', () => {
    const { state, feed } = stagedEngine();
    const output = emptyStepOutput();
    step(state, { ...barAt(ELEVEN), isTradable: false }, output);
    expect(output).toEqual({ commands: [], records: [] });
    expect(state.counts.bars).toBe(0);
    expect(feed(end(TODAY), instant(TODAY, 390)).records).toEqual([]);
  });
});

describe('a session', () => {
  it('ends with the account and the runs of its bars’ outcomes', () => {
    const { bar, feed, fill } = stagedEngine();
    feed(row(17.5), instant('2018-01-12', 405));
    bar(20);
    bar(25);
    const { order } = submitted(bar(ELEVEN));
    bar(95, { unavailable: 'no row' });
    fill(1);
    for (const minute of [100, 105, 110]) bar(minute);
    const { records } = feed(end(TODAY), instant(TODAY, 390));
    const credit = 202 * 100 * order.quantity;
    expect(records).toMatchObject([
      {
        type: 'session-closed',
        date: TODAY,
        spotPoints: 270,
        vixPoints: 17.5,
        cashCents: 10_000_000 + credit - 260,
        openTrades: [{ tradeId: 1, isMarkFresh: true }],
        bars: [
          ['entry-window', 2],
          ['candidate', 1],
          ['volatility-unavailable', 1],
          ['entries-per-session', 3],
        ],
      },
    ]);
    const [closed] = records;
    if (closed?.type !== 'session-closed') throw new Error('a session closes');
    expect(closed.equityCents).toBe(closed.cashCents + closed.marksCents);
  });

  it('starts with a new allowance and none of the last session’s outcomes', () => {
    const { state, bar, feed, fill } = stagedEngine();
    bar(ELEVEN);
    fill(1);
    feed(end(TODAY), instant(TODAY, 390));
    bar(ELEVEN, chainToday(), '2018-01-17');
    expect(state.lane.memory.entriesThisSession).toBe(0);
    expect(state.portfolio.openTrades[0]?.dte).toBe(30);
    expect(feed(end('2018-01-17'), instant('2018-01-17', 390)).records).toMatchObject([
      { date: '2018-01-17', bars: [['days-between-entries', 1]] },
    ]);
  });

  it('traces the first refusal at each gate that judged numbers, and no other', () => {
    const { bar } = stagedEngine();
    const poor = (minute: number, date: string = TODAY) => {
      const chain = chainToday(minute);
      chain.atMs = instant(date, minute);
      chain.halfSpreadCents = 200;
      return chain;
    };
    expect(bar(20).records).toEqual([]);
    expect(bar(90, poor(90)).records).toMatchObject([{ type: 'trace', gate: 'natural-credit', limit: 0 }]);
    expect(bar(95, poor(95)).records).toEqual([]);
    expect(bar(90, poor(90, '2018-01-17'), '2018-01-17').records).toMatchObject([
      { type: 'trace', gate: 'natural-credit' },
    ]);
  });

  it('traces what risk refuses', () => {
    const { bar } = stagedEngine({
      ...PLAN,
      risk: { ...PLAN.risk, riskPerTradeRatio: 0.001, contractsMax: 1 },
    });
    const { commands, records } = bar(ELEVEN);
    expect(commands).toEqual([]);
    expect(records).toMatchObject([
      { type: 'trace', gate: 'risk-per-trade', limit: 100, candidate: { dte: 31 } },
    ]);
  });
});

describe('a halt', () => {
  it('is recorded and stops entries for the rest of the run', () => {
    const { bar, feed } = stagedEngine();
    bar(20);
    expect(types(feed(HALT))).toEqual(['operator-command']);
    expect(bar(ELEVEN)).toEqual({ commands: [], records: [] });
    expect(bar(ELEVEN, chainToday(), '2018-01-17').commands).toEqual([]);
    expect(feed(end('2018-01-17')).records).toMatchObject([
      {
        bars: [
          ['entry-window', 1],
          ['halted', 2],
        ],
      },
    ]);
  });

  it('takes back an entry that still works, and no exit', () => {
    const entering = stagedEngine();
    const { orderId } = entering.enter();
    expect(entering.feed(HALT).commands).toEqual([{ kind: 'cancel-order', orderId }]);
    const leaving = stagedEngine({
      ...PLAN,
      strategy: { ...STRATEGY, exit: { ...STRATEGY.exit, dteFloor: 31 } },
    });
    leaving.holdCondor();
    expect(submitted(leaving.bar(95)).order.action).toBe('close');
    expect(leaving.feed(HALT).commands).toEqual([]);
  });

  it('lets exits go on', () => {
    const { bar, feed, holdCondor } = stagedEngine({
      ...PLAN,
      strategy: { ...STRATEGY, exit: { ...STRATEGY.exit, dteFloor: 31 } },
    });
    holdCondor();
    feed(HALT);
    expect(submitted(bar(95)).order).toMatchObject({ action: 'close', tradeId: 1, exitReason: 'dte-floor' });
  });
});
