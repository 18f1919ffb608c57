// A feed is that of the data asked for, or it is refused.
import { expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { chooseFeed } from './choose-feed.ts';
import { barsOrder, chainOrder, ratesOrder } from './fetch-order.ts';

const span = { from: '2024-01-02' as SessionDate, to: '2024-01-05' as SessionDate };
const bars = barsOrder('alpaca', 'SPY', 'D', span);
const chain = chainOrder('alpaca', { underlying: 'SPY', date: undefined, expiries: undefined });
const optionBars = barsOrder('alpaca', 'SPY240719C00540000', 'D', span);

test.each([
  [undefined, chain, {}],
  ['iex', bars, { stockFeed: 'iex' }],
  ['sip', bars, { stockFeed: 'sip' }],
  ['opra', chain, { optionFeed: 'opra' }],
  ['opra', bars, 'feed-unknown'],
  ['iex', chain, 'feed-unknown'],
  ['', bars, 'feed-unknown'],
  ['sip', optionBars, 'flag-unused'],
  ['sip', barsOrder('polygon', 'SPY', 'D', span), 'flag-unused'],
  ['sip', ratesOrder('fred', 'DTB3', span), 'flag-unused'],
])('%s for $title', (feed, order, expected) => {
  const choice = chooseFeed(feed, [order]);
  expect(choice.ok ? choice.value : choice.error.code).toEqual(expected);
});
