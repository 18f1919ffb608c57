import { describe, expect, it } from 'vitest';
import { assessQuote } from './quote-quality.ts';

const limits = { spreadRatioMax: 0.1, spreadCentsMax: 5 };

describe('assessQuote', () => {
  it('passes a quote within either limit', () => {
    expect(assessQuote({ bidCents: 100, askCents: 110 }, limits)).toEqual({ kind: 'tradable' });
    expect(assessQuote({ bidCents: 2, askCents: 7 }, limits)).toEqual({ kind: 'tradable' });
    expect(assessQuote({ bidCents: 100, askCents: 100 }, limits)).toEqual({ kind: 'tradable' });
  });

  it('passes what is bought without a bid, within the same limits', () => {
    const isBought = { isBought: true };
    expect(assessQuote({ bidCents: 0, askCents: 5 }, limits, isBought)).toEqual({ kind: 'tradable' });
    expect(assessQuote({ bidCents: 0, askCents: 6 }, limits, isBought)).toMatchObject({
      reason: 'wide-spread',
      measured: 2,
    });
    expect(assessQuote({ bidCents: -1, askCents: 5 }, limits, isBought)).toMatchObject({ reason: 'no-bid' });
    expect(assessQuote({ bidCents: 0, askCents: 0 }, limits, isBought)).toMatchObject({ reason: 'no-ask' });
  });

  it('names the fault with its measure and limit', () => {
    expect(assessQuote({ bidCents: 0, askCents: 5 }, limits)).toMatchObject({
      reason: 'no-bid',
      measured: 0,
    });
    expect(assessQuote({ bidCents: 0, askCents: 0 }, limits)).toMatchObject({ reason: 'no-ask' });
    expect(assessQuote({ bidCents: Number.NaN, askCents: 5 }, limits)).toMatchObject({ reason: 'no-bid' });
    expect(assessQuote({ bidCents: 12, askCents: 10 }, limits)).toMatchObject({
      reason: 'crossed',
      measured: 12,
      limit: 10,
    });
    expect(assessQuote({ bidCents: 90, askCents: 110 }, limits)).toEqual({
      kind: 'untradable',
      reason: 'wide-spread',
      measured: 0.2,
      limit: 0.1,
    });
  });
});
