// Rows of option quotes written shortly, for the tests of this folder.
import {
  type ChainLayout,
  type ChainStampMeaning,
  dayNumberOf,
  MS_PER_DAY,
  type OptionRight,
  type RawChain,
  type SessionDate,
  type StampKind,
} from '../../../domain/index.ts';

/** One quote; `at` is a date or a New York time. */
export interface RawQuote {
  readonly at: string;
  readonly root?: string;
  readonly expiry: string;
  readonly right: OptionRight;
  readonly strike: number;
  readonly bid?: number;
  readonly ask?: number;
  readonly last?: number;
  readonly vendorVol?: number;
  /** Where not that of the setting. */
  readonly underlying?: string;
}

export interface RawChainSetting {
  readonly underlying?: string;
  readonly layout?: ChainLayout;
  readonly stampMeaning?: ChainStampMeaning;
  readonly vendorVolFallback?: number;
  readonly spot?: number;
}

/** The rows as a file's columns; stamped with dates where `at` of the first is a date. */
export function rawChain(quotes: readonly RawQuote[], setting: RawChainSetting = {}): RawChain {
  const roots = [...new Set(quotes.flatMap(({ root }) => root ?? []))];
  const underlyingOf = (quote: RawQuote): string => quote.underlying ?? setting.underlying ?? 'SPX';
  const underlyings = [...new Set(quotes.map(underlyingOf))];
  const column = (of: (quote: RawQuote) => number | undefined): Float64Array =>
    Float64Array.from(quotes, (quote) => of(quote) ?? Number.NaN);
  const stampKind: StampKind = (quotes[0]?.at.length ?? 0) === 10 ? 'date' : 'local';
  return {
    layout: setting.layout ?? 'cboe-delayed-quotes',
    stampMeaning: setting.stampMeaning ?? 'quotes',
    vendorVolFallback: setting.vendorVolFallback,
    length: quotes.length,
    stampKind,
    stampsMs: column(({ at }) => stampOf(at)),
    lines: Int32Array.from(quotes, (_, row) => row + 2),
    underlyings,
    underlyingOf: Int32Array.from(quotes, (quote) => underlyings.indexOf(underlyingOf(quote))),
    roots,
    rootOf: Int32Array.from(quotes, ({ root }) => (root === undefined ? -1 : roots.indexOf(root))),
    expiryDay: column(({ expiry }) => dayNumberOf(expiry as SessionDate)),
    side: Uint8Array.from(quotes, ({ right }) => (right === 'call' ? 1 : 0)),
    spot: column(() => setting.spot),
    strike: column(({ strike }) => strike),
    bid: column(({ bid }) => bid),
    ask: column(({ ask }) => ask),
    last: column(({ last }) => last),
    volume: column(() => 3),
    openInterest: column(() => undefined),
    vendorVol: column(({ vendorVol }) => vendorVol),
    vendorDelta: column(() => 0.4),
  };
}

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM` as it is written, taken as UTC. */
function stampOf(at: string): number {
  const midnight = dayNumberOf(at.slice(0, 10) as SessionDate) * MS_PER_DAY;
  return at.length === 10
    ? midnight
    : midnight + (Number(at.slice(11, 13)) * 60 + Number(at.slice(14))) * 60_000;
}
