// Tests what the engine makes of a venue's reports: fills, ends without a fill, repetitions and strays.
import { describe, expect, it } from 'vitest';
import { cents, dayNumberOf } from '../../domain/index.ts';
import { strikeLadder } from '../../domain/market/fake-chain.fixture.ts';
import { barAt, chainToday, STRATEGY, TODAY } from '../../strategy/entry-case.fixture.ts';
import { fillAt, PLAN, stagedEngine, submitted, types } from '../engine-stage.fixture.ts';

type End = 'order-rejected' | 'order-cancelled' | 'order-expired';
const ENDS: readonly [End, outcome: string][] = [
  ['order-rejected', 'rejected'],
  ['order-cancelled', 'cancelled'],
  ['order-expired', 'expired'],
];
const endOf = (kind: End, orderId: number) =>
  kind === 'order-rejected'
    ? ({ kind, orderId, code: 'margin', message: 'not enough' } as const)
    : ({ kind, orderId } as const);

/** A plan that closes at the first bar after the opening. */
const CLOSING = { ...PLAN, strategy: { ...STRATEGY, exit: { ...STRATEGY.exit, dteFloor: 31 } } };

describe('a replacement', () => {
  it('is on record when the venue tells it, with the limit that holds and from when', () => {
    const { state, enter, report } = stagedEngine();
    const { orderId } = enter();
    const told = { kind: 'order-replaced', orderId, limitCents: cents(90) } as const;
    const record = {
      type: 'order-replaced',
      seq: state.seq + 1,
      atMs: state.nowMs,
      orderId,
      tradeId: 1,
      limitCents: 90,
    };
    expect(report(told).records).toEqual([record]);
    const fromMs = (state.nowMs - 1) as typeof state.nowMs;
    expect(report({ ...told, fromMs }).records).toEqual([{ ...record, seq: state.seq, fromMs }]);
    report({ kind: 'order-cancelled', orderId });
    expect(report(told).records).toEqual([]);
  });
});

describe('a fill', () => {
  it('opens a trade at its prices, once its order was accepted or before', () => {
    for (const isAccepted of [true, false]) {
      const { state, enter, report, fill } = stagedEngine();
      const { orderId, order } = enter();
      if (isAccepted)
        expect(report({ kind: 'order-accepted', orderId })).toEqual({ commands: [], records: [] });
      const stepped = fill(orderId);
      expect(types(stepped)).toEqual(['order-filled', 'trade-opened']);
      expect(stepped.records[1]).toMatchObject({
        date: TODAY,
        quantity: order.quantity,
        creditCents: 202,
        feesCents: 260,
        // 7 points wide less the credit.
        maxLossCents: (700 - 202) * 100 * order.quantity,
      });
      expect(state.workingOrders.size).toBe(0);
      expect(state.lane.memory).toEqual({
        lastEntryDay: dayNumberOf(TODAY),
        entriesThisSession: 1,
        lastStopDay: undefined,
      });
      expect(state.counts).toMatchObject({ orders: 1, trades: 1 });
    }
  });

  it('closes a trade and starts the cool-down where a stop closed it', () => {
    const { state, holdCondor, bar, fill } = stagedEngine(CLOSING);
    const opened = holdCondor();
    const exit = submitted(bar(95));
    expect(exit.order).toMatchObject({
      action: 'close',
      quantity: opened.order.quantity,
      exitReason: 'dte-floor',
    });
    const stepped = fill(exit.orderId, [20, 60, 60, 20]);
    expect(types(stepped)).toEqual(['order-filled', 'trade-closed']);
    const pnlCents = (202 - 80) * 100 * opened.order.quantity - 520;
    expect(stepped.records[1]).toMatchObject({ reason: 'dte-floor', pnlCents, feesCents: 520 });
    expect(state.portfolio).toMatchObject({ openTrades: [], cashCents: 10_000_000 + pnlCents });
    expect(state.lane.memory.lastStopDay).toBeUndefined();
  });

  it('that is repeated changes nothing and leaves no record', () => {
    const { state, enter, fill, report } = stagedEngine();
    const { orderId } = enter();
    fill(orderId);
    const before = JSON.stringify(state.portfolio);
    const again = report({
      kind: 'order-filled',
      orderId,
      fillId: 1,
      quantity: 1,
      ...fillAt([58, 160, 160, 60]),
    });
    expect(again).toEqual({ commands: [], records: [] });
    expect(JSON.stringify(state.portfolio)).toBe(before);
  });
});

describe('an entry decided at the close', () => {
  it('works into the next session, and its trade counts its days from there', () => {
    const { state, feed, bar, fill } = stagedEngine();
    const close = barAt(390);
    const wholeSession = { ...close, bar: { ...close.bar, startMs: close.sessionOpenMs } };
    const { orderId, order } = submitted(feed(wholeSession, close.availableAtMs));
    expect(order.expiresAtMs).toBeUndefined();
    expect(bar(5, chainToday(5), '2018-01-17').commands).toEqual([]);
    fill(orderId);
    expect(state.portfolio.openTrades).toMatchObject([{ dte: 30, opening: { openedOn: '2018-01-17' } }]);
    expect(bar(90, chainToday(), '2018-01-17').commands).toEqual([]);
  });

  it('is made on daily bars only: a shorter bar that ends with its session opens nothing', () => {
    const strategy = { ...STRATEGY, entry: { ...STRATEGY.entry, windowEnd: 960 } };
    expect(stagedEngine({ ...PLAN, strategy }).bar(390).commands).toEqual([]);
  });
});

describe('an entry on bars longer than its timeout', () => {
  it('works until the next bar has been seen', () => {
    const { feed } = stagedEngine();
    const eleven = barAt(90);
    const hour = { ...eleven, bar: { ...eleven.bar, startMs: eleven.availableAtMs - 3_600_000 } };
    const { commands } = feed(hour as typeof eleven, eleven.availableAtMs);
    const timer = commands.find((command) => command.kind === 'set-timer');
    expect(timer?.atMs).toBe(eleven.availableAtMs + 3_600_000);
  });
});

describe('a stop', () => {
  it('begins its pause with the decision, so that no bar between it and its fill opens a trade', () => {
    const strategy = {
      ...STRATEGY,
      entry: {
        ...STRATEGY.entry,
        daysBetweenEntriesMin: 0,
        entriesPerSessionMax: 9,
        coolDownDaysAfterStop: 1,
      },
    };
    const { state, holdCondor, bar, fill } = stagedEngine({ ...PLAN, strategy });
    holdCondor();
    const moved = (minute: number) => {
      const chain = chainToday(minute);
      chain.spotPoints = 320;
      chain.strikes = strikeLadder(200, 400);
      return chain;
    };
    // Elsewhere on the ladder another condor could be sold at once.
    state.lane.memory.entriesThisSession = 9;
    expect(bar(95, moved(95)).commands).toEqual([]);
    state.lane.memory.entriesThisSession = 0;
    const exit = submitted(bar(100, moved(100)));
    expect(exit.order).toMatchObject({ action: 'close', exitReason: 'stop-loss', urgency: 'urgent' });
    expect(bar(105, moved(105)).commands).toEqual([]);
    fill(exit.orderId, [1, 2, 1800, 1200]);
    expect(state.lane.memory.lastStopDay).toBe(dayNumberOf(TODAY));
    expect(bar(110).commands).toEqual([]);
  });
});

describe('an order that ends without a fill', () => {
  it.each(ENDS)('as an entry (%s) gives its session’s allowance back', (kind, outcome) => {
    const { state, enter, report, bar } = stagedEngine();
    const { orderId } = enter();
    expect(bar(95).commands).toEqual([]);
    const stepped = report(endOf(kind, orderId));
    expect(stepped.records).toMatchObject([{ type: 'order-ended', orderId, tradeId: 1, outcome }]);
    expect(state.lane.memory).toMatchObject({ entriesThisSession: 0, lastEntryDay: undefined });
    expect(submitted(bar(100))).toMatchObject({ orderId: 2, order: { action: 'open', tradeId: 2 } });
  });

  it.each(ENDS)('as an exit (%s) is sent again at the next bar, and only then', (kind) => {
    const { holdCondor, bar, report } = stagedEngine(CLOSING);
    holdCondor();
    const { orderId } = submitted(bar(95));
    expect(bar(100).commands).toEqual([]);
    report({ kind: 'order-accepted', orderId });
    expect(report(endOf(kind, orderId)).commands).toEqual([]);
    expect(submitted(bar(105))).toMatchObject({
      orderId: orderId + 1,
      order: { action: 'close', tradeId: 1 },
    });
  });

  it('keeps the venue’s reason for a rejection', () => {
    const { enter, report } = stagedEngine();
    const { orderId } = enter();
    expect(report(endOf('order-rejected', orderId)).records).toMatchObject([
      { code: 'margin', message: 'not enough' },
    ]);
  });
});

describe('a report that does not fit', () => {
  it('about an order that is not working is recorded as a violation and changes nothing', () => {
    const { state, enter, report } = stagedEngine();
    const { orderId } = enter();
    report(endOf('order-cancelled', orderId));
    const before = JSON.stringify([state.portfolio, state.lane.memory]);
    const strays = [
      report({ kind: 'order-filled', orderId: 55, fillId: 77, quantity: 1, ...fillAt([58, 160, 160, 60]) }),
      report(endOf('order-expired', 55)),
      report({ kind: 'order-accepted', orderId: 55 }),
      report({
        kind: 'shares-filled',
        orderId: 55,
        fillId: 78,
        shares: 100,
        priceCents: cents(1),
        feesCents: cents(0),
      }),
    ];
    for (const { commands, records } of strays) {
      expect(commands).toEqual([]);
      expect(records).toMatchObject([{ type: 'rule-violation', rule: 'report-on-unknown-order' }]);
    }
    expect(JSON.stringify([state.portfolio, state.lane.memory])).toBe(before);
  });

  it('repeats the end of an order, which says nothing new', () => {
    const { enter, report } = stagedEngine();
    const { orderId } = enter();
    report(endOf('order-cancelled', orderId));
    for (const [kind] of ENDS) expect(report(endOf(kind, orderId))).toEqual({ commands: [], records: [] });
    expect(report({ kind: 'order-accepted', orderId })).toEqual({ commands: [], records: [] });
  });

  it('that acknowledges an order a second time is ignored', () => {
    const { state, enter, report, fill } = stagedEngine();
    const { orderId } = enter();
    report({ kind: 'order-accepted', orderId });
    expect(report({ kind: 'order-accepted', orderId })).toEqual({ commands: [], records: [] });
    fill(orderId);
    expect(state.portfolio.openTrades).toHaveLength(1);
  });
});
