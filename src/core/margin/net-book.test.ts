// Tests netting: one leg a contract, the price of what is left, an order of its own.
import { describe, expect, it } from 'vitest';
import { APRIL, leg, MARCH, seriesOn } from './margin-leg.fixture.ts';
import { netBook } from './net-book.ts';

describe('netBook', () => {
  it('leaves one leg a contract and none that is flat', () => {
    expect(
      netBook([leg(-3, 'put', 450), leg(1, 'put', 450), leg(1, 'call', 450), leg(-1, 'call', 450)]),
    ).toEqual([leg(-2, 'put', 450)]);
  });

  it('takes the mean price of the legs on the side that is left', () => {
    const sold = [
      leg(-1, 'put', 450, { price: 4 }),
      leg(-3, 'put', 450, { price: 2 }),
      leg(1, 'put', 450, { price: 9 }),
    ];
    expect(netBook(sold)).toEqual([leg(-3, 'put', 450, { price: 2.5 })]);
    expect(
      netBook([leg(-1, 'put', 450), leg(-1, 'put', 450, { price: undefined })])[0]?.priceDollars,
    ).toBeUndefined();
    expect(
      netBook([leg(-1, 'put', 450, { price: undefined }), leg(-1, 'put', 450)])[0]?.priceDollars,
    ).toBeUndefined();
    expect(netBook([leg(-2, 'put', 450), leg(1, 'put', 450, { price: undefined })])[0]?.priceDollars).toBe(1);
  });

  it('keeps contracts apart that differ in anything, in a fixed order', () => {
    const weekly = seriesOn('2025-03-21', 'SPXW');
    const legs = [
      leg(1, 'call', 440),
      leg(1, 'call', 450),
      leg(1, 'call', 440, { expiry: weekly }),
      leg(1, 'call', 440, { expiry: APRIL }),
      leg(1, 'put', 440),
    ];
    expect(netBook(legs.toReversed())).toEqual([legs[2], legs[0], legs[1], legs[3], legs[4]]);
    const mini = leg(1, 'call', 440);
    expect(netBook([mini, { ...mini, contract: { ...mini.contract, multiplier: 10 } }])).toHaveLength(2);
    const opening = leg(1, 'call', 440, { expiry: { ...MARCH, settlement: 'AM' } });
    expect(netBook([mini, opening])).toHaveLength(2);
  });
});
