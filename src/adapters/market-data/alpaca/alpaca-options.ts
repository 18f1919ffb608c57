// What Alpaca's adapter is made of: keys, feeds, and what apps and tests bring in.
import type { DayNumber, SessionClock } from '../../../core/domain/index.ts';
import type { HttpLimits, RecentStarts, RetryNote, Surroundings } from '../../http/index.ts';

/** A key as an object that shows its value only here. */
export interface HiddenKey {
  reveal(): string;
}

/** `sip` consolidates all exchanges; `iex` is one exchange with a few percent of the volume. */
export type StockFeed = 'sip' | 'iex';
/** `opra` is what the exchanges quote and needs a plan; `indicative` is the vendor's own likeness of it. */
export type OptionFeed = 'opra' | 'indicative';

export interface AlpacaOptions {
  readonly keyId: HiddenKey;
  readonly secretKey: HiddenKey;
  /** The day in New York at an instant. */
  readonly newYorkDay: (epochMs: number) => DayNumber;
  /** The hours of a day's session; regular hours where it tells none. */
  readonly sessionHours?: SessionClock['sessionHours'];
  /** `sip` by default: without a plan it holds all but the latest quarter of an hour. */
  readonly stockFeed?: StockFeed;
  /** `indicative` by default. */
  readonly optionFeed?: OptionFeed;
  /** Stands for the vendor's host of market data, and for that of trading, which knows the contracts. */
  readonly dataUrl?: string;
  readonly tradingUrl?: string;
  /** What the account's plan allows, 200 by default; nine tenths of it are used, for both hosts together. */
  readonly requestsPerMinute?: number;
  readonly limits?: Partial<HttpLimits>;
  readonly surroundings?: Partial<Surroundings>;
  /** By the name of the limit: `alpaca`, or `alpaca-trading` for the host of trading. */
  readonly recentStarts?: (limit: string) => RecentStarts;
  readonly onRetry?: (note: RetryNote) => void;
}
