// Tests how orders work at the venue: in parts, late, at moved limits, not on old quotes, not while nothing trades.
import { describe, expect, it } from 'vitest';
import {
  cents,
  type ChainSnapshot,
  type EpochMs,
  type FeeSchedule,
  optionContract,
  shortPut,
} from '../../../domain/index.ts';
import { DAY, kinds, PM, QUOTES, stagedVenue } from '../../../../../test/fixtures/staged-venue.ts';
import {
  instant,
  quoteLegs,
  stageBar,
  stageChain,
  stageOrder,
} from '../../../../../test/fixtures/venue-stage.ts';
import { DEFAULT_FILL_POLICY } from '../../fill/fill-policy.ts';
import { CONDOR, netOf, type Rules, sent } from './sent-order.fixture.ts';

describe('f', () => {
  it('is by legs, hour and size where the policy has extras', () => {
    const fillPolicy = DEFAULT_FILL_POLICY;
    const put = shortPut(optionContract(PM, 'put', cents(25_000)));
    const soldAt = (minute: number, quantity = 1) => {
      const { submit, bar, drain, quotes } = stagedVenue({ fillPolicy });
      submit(1, minute - 5, put, { quantity });
      quoteLegs(quotes, put, [[100, 200]]);
      drain();
      const [fill] = bar(DAY, minute);
      return fill?.kind === 'order-filled' ? fill.legPricesCents[0] : fill?.kind;
    };
    // 150 - 0.88 x 50, a tenth more in the first half hour and the last hour, a twentieth for twenty units.
    expect(soldAt(100)).toBe(106);
    expect(soldAt(15)).toBe(101);
    expect(soldAt(340)).toBe(101);
    expect(soldAt(100, 20)).toBe(103);
  });
});

describe('displayed sizes', () => {
  const sized =
    (contracts: number | undefined) => (minute: number, quotes: Parameters<typeof stageChain>[0]) =>
      stageBar(DAY, minute, quotes, {
        chain: {
          ...stageChain(quotes, instant(DAY, minute)),
          displayedSize: () => ({ bidContracts: contracts, askContracts: contracts }),
        },
      });
  const displayed = { shareMax: 0.5, assumedContracts: undefined };

  it('let an order fill in parts, all legs together, and the rest go on', () => {
    const { venue, drain, quotes } = sent({ displayed }, { quantity: 5 });
    const fills = [15, 20, 25, 30].map((minute) => {
      venue.observe(sized(4)(minute, quotes));
      return drain().map((fill) => (fill.kind === 'order-filled' ? [fill.quantity, fill.fillId] : fill.kind));
    });
    expect(fills).toEqual([[[2, 1]], [[2, 2]], [[1, 3]], []]);
  });

  it('are taken once: the same quotes at a later bar fill no more', () => {
    const { venue, drain, quotes } = sent({ displayed }, { quantity: 5 });
    const first = sized(4)(15, quotes);
    venue.observe(first);
    expect(drain()).toHaveLength(1);
    const later = { ...stageBar(DAY, 20, quotes), chain: first.chain };
    venue.observe(later);
    expect(drain()).toEqual([]);
  });

  it('that are too small fill nothing', () => {
    const { venue, drain, quotes } = sent({ displayed }, { quantity: 5 });
    venue.observe(sized(1)(15, quotes));
    expect(drain()).toEqual([]);
  });

  it('leave the rest of an order to be cancelled', () => {
    const { venue, drain, quotes } = sent({ displayed }, { quantity: 5 });
    venue.observe(sized(4)(15, quotes));
    drain();
    venue.execute({ kind: 'cancel-order', orderId: 1 }, instant(DAY, 15));
    expect(kinds(drain())).toEqual(['order-cancelled']);
    venue.observe(sized(4)(20, quotes));
    expect(drain()).toEqual([]);
    // Two were opened: two can be closed, and no third.
    venue.execute({ kind: 'cancel-order', orderId: 1 }, instant(DAY, 20));
    expect(drain()).toEqual([]);
  });

  it('charge the fees of the units that filled', () => {
    const feeSchedule = {
      broker: 'flat',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [
        {
          name: 'clearing',
          basis: 'per-contract',
          amountDollars: 0.02,
          side: 'both',
          effect: 'both',
          roots: ['XSP'],
          from: '2000-01-01',
          source: 'test',
        },
      ],
    } as unknown as FeeSchedule;
    const { venue, drain, quotes } = sent({ displayed, feeSchedule }, { quantity: 3 });
    const fees = [15, 20].flatMap((minute) => {
      venue.observe(sized(4)(minute, quotes));
      return drain().map((fill) => fill.kind === 'order-filled' && fill.feesCents);
    });
    expect(fees).toEqual([16, 8]);
  });
});

describe('latency', () => {
  it('keeps an order from the bars that close before it is over', () => {
    const { bar } = sent({ latencyMs: 5 * 60_000 + 1 });
    expect(bar(DAY, 15)).toEqual([]);
    expect(kinds(bar(DAY, 20))).toEqual(['order-filled']);
    const { bar: exact } = sent({ latencyMs: 5 * 60_000 });
    expect(kinds(exact(DAY, 15))).toEqual(['order-filled']);
  });

  it('of none is still a later instant', () => {
    const { bar } = sent({ latencyMs: 0 });
    expect(bar(DAY, 10)).toEqual([]);
  });

  it('keeps an order at its old limit, and reports the new one when it arrives', () => {
    const { bar, replace } = sent({ latencyMs: 300_001 }, { limitCents: cents(80) });
    const { bar: prompt, replace: promptly } = sent({ latencyMs: 300_000 }, { limitCents: cents(80) });
    const report = { kind: 'order-replaced', orderId: 1, limitCents: 98 };
    expect(replace(98, 15)).toEqual([]);
    expect(promptly(98, 15)).toEqual([]);
    // Filled before it arrived, an order was never replaced.
    const late = bar(DAY, 20);
    expect(kinds(late)).toEqual(['order-filled']);
    expect(late.map(netOf)).toEqual([93]);
    expect(bar(DAY, 25)).toEqual([]);
    expect(prompt(DAY, 20)).toEqual([{ ...report, availableAtMs: instant(DAY, 20) }]);
    expect(prompt(DAY, 25)).toEqual([]);
  });

  it('tells at the next bar from when a new limit holds, and of the last one asked for alone', () => {
    const { bar, replace } = sent({ latencyMs: 420_000 }, { limitCents: cents(80) });
    replace(98, 11);
    replace(97, 12);
    expect(bar(DAY, 15)).toEqual([]);
    const told = { kind: 'order-replaced', orderId: 1, limitCents: 97, availableAtMs: instant(DAY, 20) };
    expect(bar(DAY, 20)).toEqual([{ ...told, fromMs: instant(DAY, 19) }]);
  });
});

it('an order that is refused when it could fill is refused once', () => {
  const { bar, submit, drain, hold } = stagedVenue();
  hold(PM);
  for (const orderId of [2, 3]) submit(orderId, 20, CONDOR, { action: 'close' });
  drain();
  expect(kinds(bar(DAY, 25))).toEqual(['order-filled', 'order-rejected']);
  expect(bar(DAY, 30)).toEqual([]);
});

describe('quotes', () => {
  const aged = (ageMs: number, rules: Rules) => {
    const { venue, drain, quotes } = sent(rules);
    const bar = stageBar(DAY, 60, quotes);
    const chain = stageChain(quotes, (bar.availableAtMs - ageMs) as EpochMs);
    venue.observe({ ...bar, chain });
    return kinds(drain());
  };

  it('older than the limit fill nothing, those as old as it do', () => {
    expect(aged(60_000, { quoteAgeMsMax: 60_000 })).toEqual(['order-filled']);
    expect(aged(60_001, { quoteAgeMsMax: 60_000 })).toEqual([]);
    expect(aged(40 * 60_000, {})).toEqual(['order-filled']);
  });

  it('of the future and of no instant fill nothing', () => {
    expect(aged(-1, {})).toEqual([]);
    expect(aged(Number.NaN, {})).toEqual([]);
    expect(aged(Number.NaN, { quoteAgeMsMax: 60_000 })).toEqual([]);
  });

  it('that are too old give way to younger ones of the other origin where the contracts are about to expire', () => {
    const stage = stagedVenue({ quoteAgeMsMax: 60_000 });
    stage.hold(PM);
    stage.submit(2, 20, CONDOR, { action: 'close', exitReason: 'expiry' });
    stage.drain();
    const bar = stageBar(DAY, 60, stage.quotes);
    const old = stageChain(stage.quotes, instant(DAY, 50));
    const young: ChainSnapshot = { ...stageChain(stage.quotes, instant(DAY, 60)), origin: 'simulated' };
    stage.venue.observe({ ...bar, chain: old, otherChain: young });
    expect(stage.drain()).toMatchObject([{ kind: 'order-filled', quoteOrigin: 'simulated' }]);
  });
});

describe('time without trading', () => {
  it('fills nothing outside the session, the open and the close included in it', () => {
    const { bar } = sent({});
    const shut = { sessionOpenMs: instant(DAY, 20), sessionCloseMs: instant(DAY, 30) };
    expect(bar(DAY, 15, shut)).toEqual([]);
    expect(bar(DAY, 31, { ...shut, sessionOpenMs: instant(DAY, 0) })).toEqual([]);
    expect(kinds(bar(DAY, 30, shut))).toEqual(['order-filled']);
    const other = sent({});
    expect(kinds(other.bar(DAY, 20, shut))).toEqual(['order-filled']);
  });

  it('fills nothing during a halt', () => {
    const asked: number[] = [];
    const isHaltedAt = (atMs: number): boolean => {
      asked.push(atMs);
      return atMs < instant(DAY, 20);
    };
    const { bar } = sent({ isHaltedAt });
    expect(bar(DAY, 15)).toEqual([]);
    expect(kinds(bar(DAY, 20))).toEqual(['order-filled']);
    expect(asked).toEqual([instant(DAY, 15), instant(DAY, 20)]);
  });
});

describe('orders that fill at once', () => {
  const rules = { isImmediate: true, fillPolicy: { patient: 0, urgent: 0 } };

  it('do so at mid, on the quotes they were decided on', () => {
    const stage = stagedVenue(rules);
    quoteLegs(stage.quotes, CONDOR, QUOTES);
    stage.bar(DAY, 10);
    stage.submit(1, 10, CONDOR, { quotedAtMs: instant(DAY, 10) });
    const reports = stage.drain();
    expect(kinds(reports)).toEqual(['order-accepted', 'order-filled']);
    expect(reports[1]).toMatchObject({ availableAtMs: instant(DAY, 10), quotedAtMs: instant(DAY, 10) });
    expect(netOf(reports[1])).toBe(97);
  });

  it('wait for quotes where there are none', () => {
    const stage = stagedVenue(rules);
    quoteLegs(stage.quotes, CONDOR, [[64, 63], ...QUOTES.slice(1)]);
    stage.bar(DAY, 10);
    stage.venue.execute({ kind: 'submit-order', orderId: 1, order: stageOrder(CONDOR) }, instant(DAY, 10));
    expect(kinds(stage.drain())).toEqual(['order-accepted']);
    quoteLegs(stage.quotes, CONDOR, QUOTES);
    expect(stage.bar(DAY, 15).map(netOf)).toEqual([97]);
  });

  it('wait for a bar where they are not sent on one', () => {
    const stage = stagedVenue(rules);
    quoteLegs(stage.quotes, CONDOR, QUOTES);
    stage.bar(DAY, 15);
    stage.submit(2, 17, CONDOR);
    expect(kinds(stage.drain())).toEqual(['order-accepted']);
    expect(kinds(stage.bar(DAY, 20))).toEqual(['order-filled']);
  });
});
