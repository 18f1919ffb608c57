// The contract of ports/venue.ts as a suite that every venue has to pass.
import { describe, expect, it } from 'vitest';
import { cents, contractKey, type Order, type VenueReport } from '../../src/core/domain/index.ts';
import { orderAfter } from '../../src/core/execution/index.ts';
import type { Venue } from '../../src/core/ports/index.ts';
import { condorContracts, instant, quoteLegs, stageBar, stageOrder } from '../fixtures/venue-stage.ts';
import { describeParts, describeReplacements } from './venue/contract-parts.ts';
import { CONDOR, DAY, drain, isFill, kinds, netCents, onStage, QUOTES } from './venue/contract-stage.ts';

type OrderReport = Extract<VenueReport, { readonly orderId: number }>;

/** Runs the contract on fresh venues that hold 100,000 dollars and give fills from the quotes of bars. */
export function describeVenueContract(name: string, makeVenue: () => Venue): void {
  describe(`${name} keeps the venue contract`, () => {
    describeTiming(makeVenue);
    describeFills(makeVenue);
    describeParts(makeVenue);
    describeReplacements(makeVenue);
    describeEnds(makeVenue);
    describeStates(makeVenue);
  });
}

function describeTiming(makeVenue: () => Venue): void {
  it('execute never answers with a fill', () => {
    const stage = onStage(makeVenue());
    expect(kinds(stage.submit(1, 10))).toEqual(['order-accepted']);
  });

  it('a fill comes only from an event later than the submission', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10);
    expect(stage.bar(10).filter(isFill)).toEqual([]);
    const fill = stage.bar(15).find(isFill);
    expect(fill).toMatchObject({ orderId: 1, availableAtMs: instant(DAY, 15) });
  });

  it('an event without quotes fills nothing', () => {
    const venue = makeVenue();
    const stage = onStage(venue);
    stage.submit(1, 10);
    const row = { date: stageBar(DAY, 5, new Map()).sessionDate, vix: 15, vix9d: 14, vix3m: 16, vix6m: 17 };
    venue.observe({ kind: 'volatility-published', seq: 2, availableAtMs: instant(DAY, 12), row });
    venue.observe(stageBar(DAY, 15, new Map(), { chain: { unavailable: 'no chain today' } }));
    expect(drain(venue)).toEqual([]);
    expect(stage.bar(20).filter(isFill)).toHaveLength(1);
  });

  it('an order with a time to work fills at that time and not before', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { workFromMs: instant(DAY, 25) });
    stage.bar(15);
    expect(stage.bar(24)).toEqual([]);
    expect(stage.bar(25).map(({ kind }) => kind)).toEqual(['order-filled']);
  });

  it('reports become available in order, and none before its cause', () => {
    const stage = onStage(makeVenue());
    for (const [orderId, minute] of [
      [1, 10],
      [2, 15],
      [3, 20],
    ] as const) {
      stage.submit(orderId, minute);
      stage.bar(minute + 5);
    }
    const instants = stage.reports.map(({ availableAtMs }) => availableAtMs);
    expect(instants.length).toBeGreaterThanOrEqual(6);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(instants[0]).toBe(instant(DAY, 10));
  });
}

function describeFills(makeVenue: () => Venue): void {
  it('fills carry unique ids and each order fills once', () => {
    const stage = onStage(makeVenue());
    for (const orderId of [1, 2, 3, 4]) stage.submit(orderId, 10, { tradeId: orderId });
    stage.bar(15);
    stage.bar(20);
    const fills = stage.reports.filter(isFill);
    expect(fills.map(({ orderId }) => orderId)).toEqual([1, 2, 3, 4]);
    expect(new Set(fills.map(({ fillId }) => fillId)).size).toBe(4);
  });

  it('all legs fill together inside their quotes, or none does', () => {
    const stage = onStage(makeVenue());
    const key = contractKey(condorContracts(CONDOR).shortCall);
    const quote = stage.quotes.get(key);
    if (quote === undefined) throw new Error('the stage quotes every leg');
    stage.quotes.delete(key);
    stage.submit(1, 10);
    expect(stage.bar(15)).toEqual([]);
    stage.quotes.set(key, quote);
    const fill = stage.bar(20).find(isFill);
    expect(fill?.legPricesCents).toHaveLength(4);
    for (const [leg, [bid, ask]] of QUOTES.entries()) {
      expect(fill?.legPricesCents[leg]).toBeGreaterThanOrEqual(bid);
      expect(fill?.legPricesCents[leg]).toBeLessThanOrEqual(ask);
      expect(fill?.legDoubleMidsCents[leg]).toBe(bid + ask);
    }
  });

  it('an opening order takes no less than its limit', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { limitCents: cents(98) });
    stage.submit(2, 10, { limitCents: cents(89) });
    const fills = stage.bar(15).filter(isFill);
    expect(fills.map(({ orderId }) => orderId)).toEqual([2]);
    expect(netCents(fills[0]?.legPricesCents ?? [])).toBeGreaterThanOrEqual(89);
    quoteLegs(stage.quotes, CONDOR, [QUOTES[0], [130, 135], QUOTES[2], QUOTES[3]]);
    expect(
      stage
        .bar(20)
        .filter(isFill)
        .map(({ orderId }) => orderId),
    ).toEqual([1]);
  });

  it('a closing order pays no more than its limit', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { quantity: 2 });
    stage.bar(15);
    stage.submit(2, 15, { action: 'close', limitCents: cents(96) });
    stage.submit(3, 15, { action: 'close', limitCents: cents(105) });
    const fills = stage.bar(20).filter(isFill);
    expect(fills.map(({ orderId }) => orderId)).toEqual([3]);
    expect(netCents(fills[0]?.legPricesCents ?? [])).toBeLessThanOrEqual(105);
  });

  it('does not close what it has closed already', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10);
    stage.bar(15);
    stage.submit(2, 15, { action: 'close' });
    stage.submit(3, 15, { action: 'close' });
    expect(kinds(stage.bar(20))).toEqual(['order-filled', 'order-rejected']);
  });
}

function describeEnds(makeVenue: () => Venue): void {
  it('a cancelled order is reported and never fills', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { limitCents: cents(98) });
    stage.bar(15);
    expect(stage.cancel(1, 15)).toEqual([
      { kind: 'order-cancelled', orderId: 1, availableAtMs: instant(DAY, 15) },
    ]);
    quoteLegs(stage.quotes, CONDOR, [QUOTES[0], [130, 135], QUOTES[2], QUOTES[3]]);
    expect(stage.bar(20)).toEqual([]);
  });

  it('a filled order is not cancelled', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10);
    expect(kinds(stage.bar(15))).toEqual(['order-filled']);
    expect(stage.cancel(1, 15)).toEqual([]);
    expect(stage.cancel(99, 15)).toEqual([]);
  });

  it('a peer’s close moves no order: what is due comes with the next event of the venue’s own market', () => {
    const venue = makeVenue();
    const stage = onStage(venue);
    stage.submit(1, 10, { expiresAtMs: instant(DAY, 20) });
    const { sessionDate: date } = stageBar(DAY, 5, new Map());
    venue.observe({ kind: 'peer-closed', seq: 2, availableAtMs: instant(DAY, 22), date, points: 160 });
    expect(drain(venue)).toEqual([]);
    expect(stage.bar(25)).toEqual([{ kind: 'order-expired', orderId: 1, availableAtMs: instant(DAY, 25) }]);
  });

  it('an order is dropped unfilled at its expiry', () => {
    const stage = onStage(makeVenue());
    stage.quotes.clear();
    stage.submit(1, 10, { expiresAtMs: instant(DAY, 20) });
    expect(stage.bar(15)).toEqual([]);
    quoteLegs(stage.quotes, CONDOR, QUOTES);
    expect(stage.bar(20)).toEqual([{ kind: 'order-expired', orderId: 1, availableAtMs: instant(DAY, 20) }]);
    expect(stage.bar(25)).toEqual([]);
  });

  it('an order that cannot be worked is rejected with a reason', () => {
    const stage = onStage(makeVenue());
    const rejected = [
      stage.submit(1, 10, { quantity: 0 }),
      stage.submit(2, 10, { quantity: 1.5 }),
      stage.submit(3, 10, { action: 'close' }),
    ];
    for (const reports of rejected) {
      const [report] = reports;
      expect(reports).toHaveLength(1);
      if (report?.kind !== 'order-rejected') throw new Error(`expected a rejection, found ${report?.kind}`);
      expect(report.code).toMatch(/^[a-z-]+$/);
      expect(report.message).not.toBe('');
    }
    expect(stage.bar(15)).toEqual([]);
  });
}

function describeStates(makeVenue: () => Venue): void {
  it('every order goes through the states of an order', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10);
    stage.submit(2, 10, { limitCents: cents(300) });
    stage.submit(3, 10, { limitCents: cents(300), expiresAtMs: instant(DAY, 15) });
    stage.submit(4, 10, { quantity: -1 });
    stage.bar(15);
    stage.cancel(2, 15);
    const orders = new Map<number, Order>();
    const intent = stageOrder(CONDOR);
    for (const report of stage.reports.filter((one): one is OrderReport => 'orderId' in one)) {
      if (report.kind === 'shares-filled') continue;
      const sent: Order = {
        id: report.orderId,
        intent,
        submittedAtMs: instant(DAY, 10),
        state: 'submitted',
        filledQuantity: 0,
      };
      orders.set(report.orderId, orderAfter(orders.get(report.orderId) ?? sent, { ...report, seq: 1 }));
    }
    const states = [...orders].map(([id, { state }]) => [id, state] as const);
    expect(Object.fromEntries(states)).toEqual({ 1: 'filled', 2: 'cancelled', 3: 'expired', 4: 'rejected' });
  });
}
