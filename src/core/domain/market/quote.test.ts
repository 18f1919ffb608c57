// Tests which quotes a market can show.
import { describe, expect, it } from 'vitest';
import { isSoundQuote, type QuoteSlot } from './quote.ts';

describe('isSoundQuote', () => {
  it.each<[string, QuoteSlot, boolean]>([
    ['bid below ask', { bidCents: 5, askCents: 6 }, true],
    ['locked', { bidCents: 5, askCents: 5 }, true],
    ['crossed by a cent', { bidCents: 6, askCents: 5 }, false],
    ['nobody bids', { bidCents: 0, askCents: 5 }, true],
    ['a bid below nothing', { bidCents: -1, askCents: 5 }, false],
    ['no number', { bidCents: Number.NaN, askCents: 5 }, false],
    ['an ask that is no number', { bidCents: 5, askCents: Number.NaN }, false],
    ['an ask without end', { bidCents: 5, askCents: Infinity }, false],
  ])('%s', (_, slot, expected) => {
    expect(isSoundQuote(slot)).toBe(expected);
  });
});
