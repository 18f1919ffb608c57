import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedClock } from './merged-clock.ts';
import { orderItems } from './order-items.ts';

describe('ordered items', () => {
  it('ascend, each once, and say what was left out', () => {
    const ordered = orderItems(Float64Array.from([30, 10, Number.NaN, 20, 10, Infinity]));
    expect([...ordered.atMs]).toEqual([10, 20, 30]);
    expect([...ordered.source]).toEqual([4, 3, 0]);
    expect(ordered).toMatchObject({ length: 3, unreadable: 2, duplicates: 1, wasUnsorted: true });
    expect(orderItems(Float64Array.from([1, 2])).wasUnsorted).toBe(false);
  });
});

describe('a merged clock', () => {
  it('has every instant of its lists once, in order', () => {
    const list = fc.array(fc.nat({ max: 50 })).map((values) => Float64Array.from(new Set(values)).sort());
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        const expected = [...new Set(lists.flatMap((values) => [...values]))].toSorted((a, b) => a - b);
        expect([...mergedClock(lists)]).toEqual(expected);
      }),
    );
  });
});
