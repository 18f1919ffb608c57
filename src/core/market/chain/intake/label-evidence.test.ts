import { describe, expect, it } from 'vitest';
import { CBOE, cboe, type Cells, GREEKS, imported } from './intake-rows.fixture.ts';

describe('columns that the rows contradict', () => {
  const strikes = Array.from({ length: 60 }, (_, at) => 3600 + at * 10);
  const chain = (change: (cells: Cells, call: boolean) => Cells): readonly string[] =>
    strikes.flatMap((strike) =>
      [true, false].map((call) => {
        const price = Math.max(0, (3900.5 - strike) * (call ? 1 : -1)) + 10;
        const cells = {
          strike: `${strike}`,
          right: call ? 'C' : 'P',
          bid: `${price}`,
          ask: `${price + 1}`,
          rest: ',,,,,',
        };
        return cboe(change(cells, call));
      }),
    );

  it('are none in an honest file', () => {
    expect(
      imported(
        CBOE,
        chain((cells) => cells),
      ).mislabelling,
    ).toBeUndefined();
  });

  it('vol-in-percent', () => {
    const rows = chain((cells) => ({ ...cells, rest: ',,,15.2,0.3,0.001' }));
    expect(imported(CBOE, rows).mislabelling?.code).toBe('vol-in-percent');
    const decimals = chain((cells) => ({ ...cells, rest: ',,,2.9,0.3,0.001' }));
    expect(imported(CBOE, decimals).mislabelling).toBeUndefined();
  });

  it.each([
    ['bid-ask-swapped', (cells: Cells) => ({ ...cells, bid: cells.ask ?? '', ask: cells.bid ?? '' })],
    ['call-put-swapped', (cells: Cells, call: boolean) => ({ ...cells, right: call ? 'P' : 'C' })],
    ['strike-scale', (cells: Cells) => ({ ...cells, strike: `${Number(cells.strike) * 10}`, spot: '39' })],
  ])('%s', (code, change) => {
    const { mislabelling } = imported(CBOE, chain(change));
    expect(mislabelling?.code).toBe(code);
    expect(mislabelling?.message).toMatch(/^expected .*, found \d+ of \d+/);
  });

  it('symbols-disagree', () => {
    const rows = strikes.map(
      (strike) =>
        `2015-01-05,SPY   150109C00200000,SPY,2015-01-09,${strike / 10},C,4,4.1,4,1,1,0.2,0.5,0.01,9,9,9,0`,
    );
    expect(imported(GREEKS, rows).mislabelling?.code).toBe('symbols-disagree');
  });
});
