// Which of Alpaca's feeds the rows of a fetch come from; a feed of the other kind of data is refused, not passed over.
import type { OptionFeed, StockFeed } from '../../../adapters/market-data/alpaca/index.ts';
import { parseOccSymbol } from '../../../core/domain/index.ts';
import { usageError, type UsageResult } from '../../config/index.ts';
import type { FetchOrder } from './fetch-order.ts';

const STOCK_FEEDS = ['sip', 'iex'] as const;
const OPTION_FEEDS = ['opra', 'indicative'] as const;

export interface FeedChoice {
  readonly stockFeed?: StockFeed;
  readonly optionFeed?: OptionFeed;
}

/** The choice that all orders can follow. Codes: `flag-unused`, `feed-unknown`. */
export function chooseFeed(feed: string | undefined, orders: readonly FetchOrder[]): UsageResult<FeedChoice> {
  if (feed === undefined) return { ok: true, value: {} };
  const without = orders.find((order) => feedsOf(order).length === 0);
  if (without !== undefined)
    return usageError(
      'flag-unused',
      `--feed: expected nothing, as ${without.title} comes from one feed, found "${feed}"`,
    );
  const other = orders.find((order) => !feedsOf(order).some((known) => known === feed));
  if (other !== undefined) {
    const expected = `expected ${feedsOf(other).join(' or ')} for ${other.title}`;
    return usageError('feed-unknown', `--feed: ${expected}, found "${feed}"`);
  }
  const stockFeed = STOCK_FEEDS.find((known) => known === feed);
  if (stockFeed !== undefined) return { ok: true, value: { stockFeed } };
  const optionFeed = OPTION_FEEDS.find((known) => known === feed);
  return { ok: true, value: optionFeed === undefined ? {} : { optionFeed } };
}

/** Bars of options come from one feed, whatever is asked of those of shares. */
export function feedsOf({ source, kind, series }: FetchOrder): readonly string[] {
  if (source !== 'alpaca') return [];
  if (kind === 'chain') return OPTION_FEEDS;
  return kind === 'bars' && parseOccSymbol(series.symbol) === undefined ? STOCK_FEEDS : [];
}
