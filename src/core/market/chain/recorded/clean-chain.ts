// Turns the raw rows of a chain file into snapshots, counting every row that is not used by its reason.
import type { OptionExpiry, OptionRight, RawChain, Root } from '../../../domain/index.ts';
import type { TradingCalendar } from '../../calendar/trading-calendar.ts';
import { type NoInstant, type QuoteInstant, quoteInstant } from './quote-instant.ts';
import { createExpiryReader } from './quoted-expiry.ts';
import {
  type CleaningReport,
  DROP_REASONS,
  type DropReason,
  type RecordedExpiry,
  type RecordedQuote,
  type RecordedSnapshot,
  type RecordedUnderlying,
} from './recorded-chain.ts';

/** Mids below these are mostly tick: dollars per share. */
const PRICE_MIN: Readonly<Record<RecordedUnderlying, number>> = { SPX: 0.1, XSP: 0.02, SPY: 0.02 };
/** The least mid, dollars per share, that tells a volatility rather than a tick. */
export function priceMinOf(root: Root): number {
  return PRICE_MIN[root === 'SPXW' ? 'SPX' : root];
}

/** Dollars that an OCC symbol can write: three decimals, of which a cent is the least that is listed, and five digits. */
const STRIKE_MIN = 0.01;
const STRIKE_MAX = 99_999.999;
/** A vendor's volatility at or below this means that the vendor found none. */
const VENDOR_VOL_MIN = 0.001;

export interface CleanedChain {
  /** In order of time. */
  readonly snapshots: readonly RecordedSnapshot[];
  readonly report: CleaningReport;
}

/**
 * Cleans a file's rows. Of quotes for one contract at one instant the first counts. An expiry quoted on one side only is
 * dropped where others of its snapshot have both; a snapshot of puts alone, or calls, is kept.
 */
export function cleanChain(raw: RawChain, calendar: TradingCalendar): CleanedChain {
  const dropped = Object.fromEntries(DROP_REASONS.map((reason) => [reason, 0])) as Record<DropReason, number>;
  const gathering = new Gathering(raw, calendar);
  for (let row = 0; row < raw.length; row += 1) {
    const reason = gathering.take(row);
    if (reason !== undefined) dropped[reason] += 1;
  }
  const { snapshots, oneSided } = gathering.snapshots();
  dropped['one-sided-expiry'] += oneSided;
  let kept = 0;
  for (const { quotes } of snapshots.flatMap(({ expiries }) => expiries)) kept += quotes.length;
  return { snapshots, report: { rows: raw.length, kept, dropped } };
}

interface Group {
  readonly instant: QuoteInstant;
  readonly underlying: RecordedUnderlying;
  vendorSpot: number | undefined;
  readonly byExpiry: Map<OptionExpiry, Map<number, RecordedQuote>>;
}

class Gathering {
  readonly #raw: RawChain;
  readonly #calendar: TradingCalendar;
  readonly #expiryOf: ReturnType<typeof createExpiryReader>;
  readonly #groups = new Map<string, Group>();
  readonly #instants = new Map<number, QuoteInstant | NoInstant>();

  constructor(raw: RawChain, calendar: TradingCalendar) {
    this.#raw = raw;
    this.#calendar = calendar;
    this.#expiryOf = createExpiryReader(calendar);
  }

  /** Keeps a row, or says why not. */
  take(row: number): DropReason | undefined {
    const raw = this.#raw;
    const underlying = raw.underlyings[raw.underlyingOf[row] as number] ?? '';
    const strike = raw.strike[row] as number;
    const side = raw.side[row] as number;
    const instant = this.#instant(raw.stampsMs[row] as number);
    if (!(strike >= STRIKE_MIN && strike <= STRIKE_MAX) || side > 1 || Number.isNaN(raw.stampsMs[row]))
      return 'unreadable';
    if (!isUnderlying(underlying)) return 'nonstandard-root';
    if (typeof instant === 'string') return instant;
    const expiry = this.#expiryOf(
      underlying,
      raw.roots[raw.rootOf[row] as number],
      raw.expiryDay[row] as number,
    );
    if (expiry === 'unreadable' || expiry === 'nonstandard-root' || expiry === 'outside-calendar')
      return expiry;
    if (typeof expiry !== 'string' && expiry.lastTradeMs <= instant.atMs) return 'expired';
    if (typeof expiry === 'string') return expiry;
    const group = this.#group(instant, underlying, row);
    const quotes = group.byExpiry.get(expiry) ?? new Map<number, RecordedQuote>();
    group.byExpiry.set(expiry, quotes);
    const key = side === 1 ? strike : -strike;
    if (quotes.has(key)) return 'duplicate';
    const quote = this.#quote(row, side === 1 ? 'call' : 'put', PRICE_MIN[underlying]);
    if (typeof quote === 'string') return quote;
    quotes.set(key, quote);
    return undefined;
  }

  #instant(stampMs: number): QuoteInstant | NoInstant {
    const known = this.#instants.get(stampMs);
    if (known !== undefined) return known;
    const instant = quoteInstant(stampMs, this.#raw, this.#calendar);
    this.#instants.set(stampMs, instant);
    return instant;
  }

  #group(instant: QuoteInstant, underlying: RecordedUnderlying, row: number): Group {
    const key = `${underlying} ${instant.atMs}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const spot = this.#raw.spot[row] as number;
    const vendorSpot = spot > 0 ? spot : undefined;
    const group: Group = { instant, underlying, vendorSpot, byExpiry: new Map() };
    this.#groups.set(key, group);
    return group;
  }

  #quote(row: number, right: OptionRight, priceMin: number): RecordedQuote | DropReason {
    const raw = this.#raw;
    const isCloses = raw.layout === 'lean-universe';
    const bid = isCloses ? undefined : (raw.bid[row] as number);
    const ask = isCloses ? undefined : (raw.ask[row] as number);
    if (bid !== undefined && ask !== undefined) {
      if (!(ask > 0)) return 'no-ask';
      if (!(bid > 0)) return 'no-bid';
      if (bid > ask) return 'crossed';
    }
    const mid = bid === undefined || ask === undefined ? (raw.last[row] as number) : (bid + ask) / 2;
    if (!(mid >= priceMin)) return 'small-price';
    const vendorVol = raw.vendorVol[row] as number;
    const isVendorVol = vendorVol > VENDOR_VOL_MIN && vendorVol !== raw.vendorVolFallback;
    return {
      right,
      strike: raw.strike[row] as number,
      mid,
      bid,
      ask,
      volume: numberIn(raw.volume[row]),
      openInterest: numberIn(raw.openInterest[row]),
      vendorVol: isVendorVol ? vendorVol : undefined,
      vendorDelta: isVendorVol ? numberIn(raw.vendorDelta[row]) : undefined,
    };
  }

  snapshots(): { readonly snapshots: readonly RecordedSnapshot[]; readonly oneSided: number } {
    const { layout } = this.#raw;
    let oneSided = 0;
    const groups = [...this.#groups.values()].toSorted((a, b) => a.instant.atMs - b.instant.atMs);
    const snapshots = groups.map(({ instant, underlying, vendorSpot, byExpiry }): RecordedSnapshot => {
      const all = [...byExpiry].map(([expiry, quotes]) => ({ expiry, quotes: ordered(quotes) }));
      const expiries = withBothSides(all.filter(({ quotes }) => quotes.length > 0));
      const kept = new Set(expiries);
      oneSided += all.reduce((sum, each) => (kept.has(each) ? sum : sum + each.quotes.length), 0);
      return {
        layout,
        underlying,
        ...instant,
        vendorSpot,
        expiries: expiries.toSorted((a, b) => a.expiry.settlesAtMs - b.expiry.settlesAtMs),
      };
    });
    return { snapshots: snapshots.filter(({ expiries }) => expiries.length > 0), oneSided };
  }
}

/** By strike, the put first; keys are strikes, of puts negative. */
function ordered(quotes: ReadonlyMap<number, RecordedQuote>): readonly RecordedQuote[] {
  return [...quotes].toSorted(([a], [b]) => Math.abs(a) - Math.abs(b) || a - b).map(([, quote]) => quote);
}

function withBothSides(expiries: readonly RecordedExpiry[]): readonly RecordedExpiry[] {
  const has = ({ quotes }: RecordedExpiry, right: OptionRight): boolean =>
    quotes.some((quote) => quote.right === right);
  const complete = expiries.filter((each) => has(each, 'put') && has(each, 'call'));
  return complete.length > 0 ? complete : expiries;
}

function isUnderlying(text: string): text is RecordedUnderlying {
  return text === 'SPX' || text === 'XSP' || text === 'SPY';
}

function numberIn(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
