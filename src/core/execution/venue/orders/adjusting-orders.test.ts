// Tests how a venue works an order that gives legs up for others: whole or not at all, at the fees of what opens and what closes.
import { describe, expect, it } from 'vitest';
import {
  type Adjustment,
  adjustingBundle,
  cents,
  contractKey,
  type FeeItem,
  type OrderIntent,
  type SessionDate,
  type VenueReport,
} from '../../../domain/index.ts';
import { DAY, kinds, PM, stagedVenue } from '../../../../../test/fixtures/staged-venue.ts';
import {
  instant,
  stageBar,
  stageChain,
  stageCondor,
  stageOrder,
} from '../../../../../test/fixtures/venue-stage.ts';
import { CONDOR, type Rules } from './sent-order.fixture.ts';

const ADJUSTMENT: Adjustment = {
  kind: 'roll-call-side',
  before: CONDOR,
  after: stageCondor(PM, [250, 260, 272, 282]),
};
const BUNDLE = adjustingBundle(ADJUSTMENT);
/** Sells 272, buys 280 and 282, sells 290: 186 at mid, 178 without waiting. */
const QUOTES = [
  [300, 306],
  [93, 97],
  [70, 74],
  [49, 51],
] as const;

/** A venue that holds `held` condors and is sent the change of their calls at minute 20. */
function adjusting(rules: Rules = {}, order: Partial<OrderIntent> = {}, held = 3) {
  const stage = stagedVenue(rules);
  stage.hold(PM, held);
  stage.drain();
  for (const [leg, { contract }] of BUNDLE.legs.entries()) {
    const [bid, ask] = QUOTES[leg] ?? [0, 0];
    stage.quotes.set(contractKey(contract), { bidCents: cents(bid), askCents: cents(ask) });
  }
  const intent = {
    action: 'adjust',
    adjustment: ADJUSTMENT,
    quantity: 3,
    limitCents: cents(160),
    ...order,
  } as const;
  stage.venue.execute(
    {
      kind: 'submit-order',
      orderId: 2,
      order: stageOrder({ ...CONDOR, ...BUNDLE } as typeof CONDOR, intent),
    },
    instant(DAY, 20),
  );
  return stage;
}

const codeOf = (reports: readonly VenueReport[]): readonly string[] =>
  reports.map((report) => (report.kind === 'order-rejected' ? report.code : report.kind));

describe('an adjusting order', () => {
  it('fills all legs at its f between mid and natural, later than it was sent, and the account holds the new ones', () => {
    const { venue, bar, drain } = adjusting();
    expect(kinds(drain())).toEqual(['order-accepted']);
    const [fill] = bar(DAY, 25);
    // Half way from 186 to 178.
    expect(fill).toMatchObject({
      kind: 'order-filled',
      quantity: 3,
      legPricesCents: [301, 96, 73, 50],
      legDoubleMidsCents: [606, 190, 144, 100],
    });
    const order = (orderId: number, structure: typeof CONDOR): void => {
      const close = stageOrder(structure, { action: 'close', quantity: 3, exitReason: 'dte-floor' });
      venue.execute({ kind: 'submit-order', orderId, order: close }, instant(DAY, 26));
    };
    order(3, CONDOR);
    order(4, ADJUSTMENT.after);
    expect(codeOf(drain())).toEqual(['position-not-held', 'order-accepted']);
    expect(kinds(bar(DAY, 30))).toEqual(['order-filled']);
  });

  it('waits outside its limit and takes it when the market comes to it', () => {
    const { bar, drain, quotes } = adjusting({}, { limitCents: cents(185) });
    drain();
    expect(bar(DAY, 25)).toEqual([]);
    const [sold] = BUNDLE.legs;
    if (sold !== undefined)
      quotes.set(contractKey(sold.contract), { bidCents: cents(308), askCents: cents(312) });
    const [fill] = bar(DAY, 30);
    const prices = fill?.kind === 'order-filled' ? fill.legPricesCents : [];
    expect(prices.reduce((sum, price, leg) => sum - (BUNDLE.legs[leg]?.quantity ?? 0) * price, 0)).toBe(189);
  });

  it('fills whole or not at all where sizes are displayed', () => {
    const stage = adjusting({ displayed: { shareMax: 0.5, assumedContracts: undefined } });
    stage.drain();
    const barShowing = (minute: number, contracts: number): readonly VenueReport[] => {
      const displayedSize = () => ({ bidContracts: contracts, askContracts: contracts });
      const chain = { ...stageChain(stage.quotes, instant(DAY, minute)), displayedSize };
      stage.venue.observe(stageBar(DAY, minute, stage.quotes, { chain }));
      return stage.drain();
    };
    // Half of five is two: an opening order would take them.
    expect(barShowing(25, 5)).toEqual([]);
    expect(barShowing(30, 6)).toMatchObject([{ kind: 'order-filled', quantity: 3 }]);
  });

  it('is refused where the account does not hold what it gives up', () => {
    expect(codeOf(adjusting({}, { quantity: 4 }).drain())).toEqual(['position-not-held']);
    const other = { ...ADJUSTMENT, before: stageCondor(PM, [250, 260, 281, 290]) };
    const bundle = adjustingBundle(other);
    expect(codeOf(adjusting({}, { adjustment: other, structure: bundle }).drain())).toEqual([
      'position-not-held',
    ]);
  });

  it.each([
    [cents(0), 'limit-sign'],
    [cents(-5), 'limit-sign'],
    [cents(40_000), 'limit-absurd'],
  ])('is refused a limit of %i', (limitCents, code) => {
    expect(codeOf(adjusting({}, { limitCents }).drain())).toEqual([code]);
  });

  it('is refused once it has filled: the legs are gone', () => {
    const { venue, bar, drain } = adjusting();
    bar(DAY, 25);
    const again = stageOrder({ ...CONDOR, ...BUNDLE } as typeof CONDOR, {
      action: 'adjust',
      adjustment: ADJUSTMENT,
      quantity: 3,
      limitCents: cents(160),
    });
    drain();
    venue.execute({ kind: 'submit-order', orderId: 9, order: again }, instant(DAY, 26));
    expect(codeOf(drain())).toEqual(['position-not-held']);
  });

  it('works after its latency, is dropped at its end and on request', () => {
    const late = adjusting({ latencyMs: 200_000 });
    late.drain();
    expect(kinds(late.bar(DAY, 23))).toEqual([]);
    expect(kinds(late.bar(DAY, 24))).toEqual(['order-filled']);
    const ending = adjusting({}, { expiresAtMs: instant(DAY, 25) });
    ending.drain();
    expect(kinds(ending.bar(DAY, 25))).toEqual(['order-expired']);
    const taken = adjusting();
    taken.drain();
    taken.venue.execute({ kind: 'cancel-order', orderId: 2 }, instant(DAY, 21));
    expect(kinds(taken.drain())).toEqual(['order-cancelled']);
    expect(taken.bar(DAY, 25)).toEqual([]);
  });

  it('pays opening fees on two legs and closing fees on two', () => {
    const item = (effect: FeeItem['effect'], amountDollars: number): FeeItem => ({
      name: effect,
      side: 'both',
      effect,
      roots: ['XSP'],
      from: '2010-01-01' as SessionDate,
      source: 'made up',
      basis: 'per-contract',
      amountDollars,
    });
    const feeSchedule = {
      broker: 'dear',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [item('open', 1), item('close', 0.1), item('both', 0.01)],
    } as const;
    const { bar, drain } = adjusting({ feeSchedule });
    drain();
    // Six contracts at a dollar, six at a dime, twelve at a cent.
    expect(bar(DAY, 25)).toMatchObject([{ feesCents: 672 }]);
  });
});
