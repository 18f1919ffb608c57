// Tests the limits of working orders: moved ones, those they begin with, and those they have stood at.
import { describe, expect, it } from 'vitest';
import { cents } from '../../../domain/index.ts';
import { DAY, kinds, QUOTES, stagedVenue } from '../../../../../test/fixtures/staged-venue.ts';
import { instant, quoteLegs, stageOrder } from '../../../../../test/fixtures/venue-stage.ts';
import { DEFAULT_FILL_POLICY } from '../../fill/fill-policy.ts';
import { CONDOR, netOf, sent } from './sent-order.fixture.ts';

describe('a limit that is moved', () => {
  it('holds from then on, and is what the order gets that stood at it', () => {
    const { bar, replace } = sent({}, { limitCents: cents(80) });
    expect(replace(96, 12)).toEqual([
      { kind: 'order-replaced', orderId: 1, limitCents: 96, availableAtMs: instant(DAY, 12) },
    ]);
    expect(bar(DAY, 15)).toEqual([]);
    replace(91, 15);
    // A uniform f is every order's f: 93 is what f = 0.5 gives.
    expect(bar(DAY, 20).map(netOf)).toEqual([93]);
    const policy = sent({ fillPolicy: DEFAULT_FILL_POLICY }, { limitCents: cents(80) });
    policy.replace(91, 45);
    expect(policy.bar(DAY, 50).map(netOf)).toEqual([91]);
  });

  it('is not taken beyond the approved one, nor where it is none', () => {
    const { bar, replace } = sent({}, { limitCents: cents(93) });
    const kept = [{ kind: 'order-replaced', orderId: 1, limitCents: 93, availableAtMs: instant(DAY, 12) }];
    expect(replace(92, 12)).toEqual(kept);
    const broken = { kind: 'replace-order', orderId: 1, limitCents: Number.NaN as never } as const;
    const { venue, drain } = sent({}, { limitCents: cents(93) });
    venue.execute(broken, instant(DAY, 12));
    expect(drain()).toEqual(kept);
    expect(bar(DAY, 15).map(netOf)).toEqual([93]);
    const { venue: free, drain: freed } = sent({});
    free.execute(broken, instant(DAY, 12));
    expect(freed()).toEqual([]);
  });

  it('is that of the order named, and of no other', () => {
    const { submit, bar, drain, replace } = sent({}, { limitCents: cents(80) });
    submit(2, 10, CONDOR, { limitCents: cents(80), tradeId: 2 });
    drain();
    replace(98, 12);
    expect(bar(DAY, 15)).toMatchObject([{ kind: 'order-filled', orderId: 2 }]);
  });

  it('is nothing to an order that is not working', () => {
    const { bar, replace } = sent({});
    bar(DAY, 15);
    expect(replace(95, 15)).toEqual([]);
  });

  it('begins where the command says', () => {
    const begunAt = (firstLimitCents: number) => {
      const { venue, drain, bar, quotes } = stagedVenue();
      quoteLegs(quotes, CONDOR, QUOTES);
      const order = stageOrder(CONDOR, { limitCents: cents(80) });
      const command = {
        kind: 'submit-order',
        orderId: 1,
        order,
        firstLimitCents: cents(firstLimitCents),
      } as const;
      venue.execute(command, instant(DAY, 10));
      drain();
      return kinds(bar(DAY, 15));
    };
    expect(begunAt(93)).toEqual(['order-filled']);
    expect(begunAt(94)).toEqual([]);
  });
});

describe('an order that stood outside the market', () => {
  const better = [QUOTES[0], [140, 145], QUOTES[2], QUOTES[3]] as const;

  it('gets its limit when the market comes to it, and not what the market would give a newcomer', () => {
    const { bar, quotes } = sent({ fillPolicy: DEFAULT_FILL_POLICY }, { limitCents: cents(110) });
    expect(bar(DAY, 50)).toEqual([]);
    // 127 at mid and 119 without waiting: natural is more than the limit.
    quoteLegs(quotes, CONDOR, better);
    expect(bar(DAY, 55).map(netOf)).toEqual([119]);
    const near = sent({ fillPolicy: DEFAULT_FILL_POLICY }, { limitCents: cents(121) });
    near.bar(DAY, 50);
    quoteLegs(near.quotes, CONDOR, better);
    expect(near.bar(DAY, 55).map(netOf)).toEqual([121]);
    const newcomer = sent({ fillPolicy: DEFAULT_FILL_POLICY }, { limitCents: cents(121) });
    quoteLegs(newcomer.quotes, CONDOR, better);
    expect(newcomer.bar(DAY, 55).map(netOf)).toEqual([123]);
  });

  it('did not stand there while nobody quoted', () => {
    const { bar, quotes } = sent({ fillPolicy: DEFAULT_FILL_POLICY }, { limitCents: cents(91) });
    quotes.clear();
    bar(DAY, 50);
    quoteLegs(quotes, CONDOR, QUOTES);
    expect(bar(DAY, 55).map(netOf)).toEqual([93]);
  });
});
