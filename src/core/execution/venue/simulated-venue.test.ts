// Tests what the simulated venue does with orders beyond the venue contract: prices, fees, refusals, the order of reports.
import { describe, expect, it } from 'vitest';
import {
  cents,
  type FeeSchedule,
  InvariantViolation,
  optionContract,
  type SessionDate,
  shortPut,
} from '../../domain/index.ts';
import {
  AM,
  DAY,
  EXPIRY_DAY,
  kinds,
  LAST_MINUTE,
  PM,
  QUOTES,
  stagedVenue,
  STRIKES,
} from '../../../../test/fixtures/staged-venue.ts';
import {
  instant,
  quoteLegs,
  stageCondor,
  stageExpiry,
  stageOrder,
  tickRuleOf,
} from '../../../../test/fixtures/venue-stage.ts';
import type { SimulatedVenueRules } from './simulated-venue.ts';

const FEES: FeeSchedule = {
  broker: 'daily',
  total: { scope: 'day', rounding: 'up', unitCents: 1 },
  items: [
    {
      name: 'clearing',
      basis: 'per-contract',
      amountDollars: 0.0135,
      side: 'both',
      effect: 'both',
      roots: ['XSP', 'SPX'],
      from: '2000-01-01' as SessionDate,
      source: 'test',
    },
  ],
};

describe('fills', () => {
  it('give up half the way to natural when patient and three quarters when urgent', () => {
    const { submit, bar, drain } = stagedVenue();
    const condor = stageCondor(PM, STRIKES);
    submit(1, 10, condor, { quantity: 2 });
    drain();
    expect(bar(DAY, 15)).toEqual([
      {
        kind: 'order-filled',
        quantity: 2,
        availableAtMs: instant(DAY, 15),
        orderId: 1,
        fillId: 1,
        legPricesCents: [62, 111, 94, 50],
        legDoubleMidsCents: [121, 225, 190, 100],
        legDeltas: undefined,
        quoteOrigin: 'recorded',
        quotedAtMs: instant(DAY, 15),
        feesCents: 0,
      },
    ]);
    submit(2, 15, condor, { quantity: 2, action: 'close', urgency: 'urgent' });
    drain();
    const [fill] = bar(DAY, 20);
    // 97 + 0.75 x 8 = 103.
    expect(fill).toMatchObject({ orderId: 2, fillId: 2, legPricesCents: [58, 114, 97, 50] });
  });

  it('of one series move on its own steps, not on those of complex orders', () => {
    const tickRuleOn: SimulatedVenueRules['tickRuleOn'] = (root) => ({
      ...tickRuleOf(root, 1),
      quoteTicks: [
        { belowCents: 300, tickCents: 5 },
        { belowCents: undefined, tickCents: 10 },
      ],
    });
    const soldAt = (bid: number, ask: number) => {
      const { submit, quotes, bar, drain } = stagedVenue({
        fillPolicy: { patient: 0, urgent: 0 },
        tickRuleOn,
      });
      const put = shortPut(optionContract(AM, 'put', cents(27_000)));
      submit(1, 10, put);
      quoteLegs(quotes, put, [[bid, ask]]);
      drain();
      const [fill] = bar(DAY, 15, { root: 'SPX' });
      return fill?.kind === 'order-filled' ? fill.legPricesCents : fill?.kind;
    };
    expect(soldAt(200, 225)).toEqual([210]);
    expect(soldAt(1000, 1026)).toEqual([1010]);
  });

  it('use the tick of the root on the date', () => {
    const asked: unknown[] = [];
    const tickRuleOn: SimulatedVenueRules['tickRuleOn'] = (root, date) => {
      asked.push([root, date]);
      return tickRuleOf(root, 5);
    };
    const { submit, bar, drain } = stagedVenue({ tickRuleOn });
    submit(1, 10, stageCondor(AM, STRIKES));
    drain();
    expect(bar(DAY, 15, { root: 'XSP' })).toEqual([]);
    const [fill] = bar(DAY, 15, { root: 'SPX' });
    // 93 on a tick of 5 is 90, one cent above natural.
    expect(fill).toMatchObject({ legPricesCents: [63, 110, 93, 50] });
    expect(asked).toEqual([['SPX', DAY]]);
  });

  it('spread the rounding of a day’s fees over its orders', () => {
    const { submit, bar } = stagedVenue({ feeSchedule: FEES });
    const condor = stageCondor(PM, STRIKES);
    for (const orderId of [1, 2, 3]) submit(orderId, 10, condor);
    const fees = bar(DAY, 15)
      .filter((report) => report.kind === 'order-filled')
      .map((fill) => fill.feesCents);
    // 5.4, 10.8 and 16.2 cents in all become 6, 11 and 17.
    expect(fees).toEqual([6, 5, 6]);
    submit(4, 15, condor);
    const [, nextDay] = bar('2018-01-17', 5);
    expect(nextDay).toMatchObject({ feesCents: 6 });
  });

  it('do not happen on a crossed quote', () => {
    const { submit, bar, drain, quotes } = stagedVenue();
    const condor = stageCondor(PM, STRIKES);
    submit(1, 10, condor);
    drain();
    quoteLegs(quotes, condor, [QUOTES[0], [116, 115], QUOTES[2], QUOTES[3]]);
    expect(bar(DAY, 15)).toEqual([]);
  });
});

describe('refusals', () => {
  it('name the reason', () => {
    const { venue, submit, drain } = stagedVenue();
    const condor = stageCondor(PM, STRIKES);
    submit(1, 10, condor);
    submit(1, 10, condor);
    submit(2, 10, condor, { quantity: 0 });
    submit(3, 10, condor, { action: 'close' });
    venue.execute(
      { kind: 'submit-order', orderId: 4, order: stageOrder(condor) },
      instant(EXPIRY_DAY, LAST_MINUTE),
    );
    const codes = drain().map((report) => (report.kind === 'order-rejected' ? report.code : report.kind));
    expect(codes).toEqual([
      'order-accepted',
      'order-id-reused',
      'quantity-invalid',
      'position-not-held',
      'contract-expired',
    ]);
  });

  it('keep a long of one condor and a short of another in the same contract apart', () => {
    const { submit, bar, drain } = stagedVenue();
    const lower = stageCondor(PM, [240, 250, 280, 290]);
    const upper = stageCondor(PM, [250, 260, 280, 290]);
    submit(1, 10, lower);
    submit(2, 10, upper);
    bar(DAY, 15);
    submit(3, 15, lower, { action: 'close' });
    submit(4, 15, upper, { action: 'close' });
    drain();
    expect(kinds(bar(DAY, 20))).toEqual(['order-filled', 'order-filled']);
  });

  it('refuse an f outside 0 to 1 at once', () => {
    expect(() => stagedVenue({ fillPolicy: { patient: 0.5, urgent: 1.5 } })).toThrow(InvariantViolation);
  });
});

it('reports orders by id, then settlements by contract key, and interest when the session is over', () => {
  const { bar, close, end, submit } = stagedVenue({ interest: { rateOn: () => 0.03 } });
  const index = stageExpiry('SPXW', EXPIRY_DAY, 'PM');
  const later = stageCondor(stageExpiry('XSP', '2018-03-16', 'PM'), STRIKES);
  submit(1, 10, stageCondor(PM, STRIKES));
  submit(2, 10, stageCondor(index, STRIKES));
  bar(DAY, 15);
  bar(DAY, 15, { root: 'SPXW' });
  close('2018-01-18');
  submit(7, 20, later);
  submit(5, 20, stageCondor(index, STRIKES), { limitCents: cents(500) });
  submit(6, 20, later);
  const reports = [
    ...bar(EXPIRY_DAY, LAST_MINUTE),
    ...bar(EXPIRY_DAY, LAST_MINUTE, { root: 'SPXW' }),
    ...end(EXPIRY_DAY),
  ].filter(({ kind }) => kind !== 'order-accepted');
  const named = reports.map((report) => {
    if ('orderId' in report) return [report.kind, report.orderId];
    if (report.kind === 'expiry-settled') return [report.kind, report.expiry.root];
    return [report.kind, report.kind === 'interest-credited' ? report.date : undefined];
  });
  expect(named).toEqual([
    ['order-expired', 5],
    ['order-filled', 6],
    ['order-filled', 7],
    ['expiry-settled', 'XSP'],
    ['expiry-settled', 'SPXW'],
    ['interest-credited', EXPIRY_DAY],
  ]);
});

describe('orders and the origin of quotes', () => {
  it('wait for quotes of their own origin', () => {
    const { submit, bar, drain } = stagedVenue();
    submit(1, 10, stageCondor(PM, STRIKES), { quoteOrigin: 'simulated' });
    drain();
    // The stage quotes as recorded.
    expect(kinds(bar(DAY, 15))).toEqual([]);
    submit(2, 15, stageCondor(PM, STRIKES), { quoteOrigin: 'recorded', tradeId: 2 });
    drain();
    expect(kinds(bar(DAY, 20))).toEqual(['order-filled']);
  });

  it('close on any where the contracts are about to stop trading', () => {
    const { submit, bar, drain } = stagedVenue();
    const condor = stageCondor(PM, STRIKES);
    submit(1, 10, condor);
    bar(DAY, 15);
    drain();
    submit(2, 15, condor, { action: 'close', quoteOrigin: 'simulated', exitReason: 'profit-target' });
    drain();
    expect(kinds(bar(DAY, 20))).toEqual([]);
    submit(3, 20, condor, { action: 'close', quoteOrigin: 'simulated', exitReason: 'expiry' });
    drain();
    expect(bar(DAY, 25)).toMatchObject([{ kind: 'order-filled', orderId: 3, quoteOrigin: 'recorded' }]);
  });

  it('wait for quotes newer than those they were decided on', () => {
    const { submit, bar, drain } = stagedVenue();
    const condor = stageCondor(PM, STRIKES);
    // Decided at minute 10 on quotes that stand until minute 20.
    submit(1, 10, condor, { quotedAtMs: instant(DAY, 20) });
    drain();
    expect(kinds(bar(DAY, 15))).toEqual([]);
    expect(kinds(bar(DAY, 20))).toEqual([]);
    expect(bar(DAY, 25)).toMatchObject([{ kind: 'order-filled', quotedAtMs: instant(DAY, 25) }]);
    submit(2, 25, condor, { action: 'close', exitReason: 'expiry', quotedAtMs: instant(DAY, 30) });
    drain();
    expect(kinds(bar(DAY, 30))).toEqual([]);
    expect(kinds(bar(DAY, 35))).toEqual(['order-filled']);
  });

  it('sell for nothing what nobody bids for, and pay the ask for it', () => {
    const { submit, bar, drain, quotes } = stagedVenue();
    const put = shortPut(optionContract(PM, 'put', cents(25_000)));
    submit(1, 10, put);
    drain();
    quoteLegs(quotes, put, [[0, 40]]);
    expect(bar(DAY, 15)).toMatchObject([{ legPricesCents: [0], legDoubleMidsCents: [40] }]);
    submit(2, 15, put, { action: 'close' });
    drain();
    quoteLegs(quotes, put, [[0, 40]]);
    expect(bar(DAY, 20)).toMatchObject([{ legPricesCents: [40] }]);
  });
});
