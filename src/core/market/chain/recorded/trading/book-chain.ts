// The recorded option chain as strategy and venue see it: quotes as they were made, volatilities worked out when looked at.
import {
  type CashDividend,
  type Cents,
  type ChainSnapshot,
  type ContractActivity,
  type ContractModel,
  type DisplayedSize,
  type EpochMs,
  daysBetween,
  invariant,
  MS_PER_YEAR,
  type OptionContract,
  type OptionExpiry,
  type OptionRight,
  type QuoteSlot,
  type Root,
  type SessionDate,
} from '../../../../domain/index.ts';
import { ownDelta } from '../own-value.ts';
import {
  type BookSnapshot,
  type ChainBook,
  NOT_QUOTED,
  type QuotedExpiry,
  strikePlace,
} from './chain-book.ts';
import { impliedForward, tradedSmile, type TradedSmile } from './traded-smile.ts';

/** What carries the underlying to a forward, known before a session opens; continuously compounded decimals a year. */
export interface ChainCarry {
  rateOn(date: SessionDate): number;
  yieldOn(date: SessionDate): number;
  dividendsOn?(date: SessionDate): readonly CashDividend[];
}

/** A chain that stands at one snapshot of its book, looked at at an instant at or after it. */
export interface RecordedChain extends ChainSnapshot {
  readonly origin: 'recorded';
  /** Where `spotPoints` is from: the nearest expiry's parity forward, the vendor, or what `moveTo` was given. */
  readonly spotFrom: 'parity' | 'vendor' | 'bar';
  activity(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractActivity | undefined;
  /** `barPoints` stands in where neither quotes nor vendor tell the underlying. Constant time: nothing is solved before it is looked at. */
  moveTo(snapshot: number, nowMs: EpochMs, barPoints: number): void;
}

/**
 * The chain over a book, standing at its first snapshot. Quotes are those of the file in whole cents: a bid of 0 and
 * crossed ones included, which the gates of a run refuse. An expiry of which one side only is quoted is not listed where
 * others have both. The underlying is what the quotes themselves imply, since a file's spot may be of another instant.
 */
export function createRecordedChain(book: ChainBook, carry: ChainCarry): RecordedChain {
  invariant(book.snapshots.length > 0, 'a recorded chain has at least one snapshot');
  return new BookChain(book, carry);
}

/** What has been worked out of a snapshot. */
class SnapshotView {
  readonly snapshot: BookSnapshot;
  readonly listed: readonly OptionExpiry[];
  readonly rate: number;
  readonly smiles = new Map<QuotedExpiry, TradedSmile>();
  spot: { readonly points: number; readonly from: RecordedChain['spotFrom'] } | undefined;

  constructor(snapshot: BookSnapshot, rate: number) {
    this.snapshot = snapshot;
    this.listed = listedExpiries(snapshot);
    this.rate = rate;
  }
}

class BookChain implements RecordedChain {
  readonly root: Root;
  readonly origin = 'recorded';
  readonly #book: ChainBook;
  readonly #carry: ChainCarry;
  readonly #views: (SnapshotView | undefined)[];
  #view: SnapshotView;
  #latest: QuotedExpiry | undefined;
  #nowMs: EpochMs;
  #barPoints = Number.NaN;

  constructor(book: ChainBook, carry: ChainCarry) {
    this.root = book.root;
    this.#book = book;
    this.#carry = carry;
    this.#views = book.snapshots.map(() => undefined);
    this.#view = this.#viewAt(0);
    this.#nowMs = this.#view.snapshot.atMs;
  }

  get atMs(): EpochMs {
    return this.#view.snapshot.atMs;
  }

  get spotPoints(): number {
    return this.#spot().points;
  }

  get spotFrom(): RecordedChain['spotFrom'] {
    return this.#spot().from;
  }

  moveTo(snapshot: number, nowMs: EpochMs, barPoints: number): void {
    this.#nowMs = nowMs;
    this.#barPoints = barPoints;
    const view = this.#viewAt(snapshot);
    if (view === this.#view) return;
    this.#view = view;
    this.#latest = undefined;
  }

  expiries(): readonly OptionExpiry[] {
    const { listed } = this.#view;
    const first = listed[0];
    // Nearest first: while the nearest trades, all do.
    if (first === undefined || first.lastTradeMs > this.#nowMs) return listed;
    return listed.filter((expiry) => expiry.lastTradeMs > this.#nowMs);
  }

  strikesCents(expiry: OptionExpiry): readonly Cents[] {
    return this.#quoted(expiry)?.strikesCents ?? [];
  }

  forwardPoints(expiry: OptionExpiry): number | undefined {
    const quoted = this.#quoted(expiry);
    return quoted && this.#smile(quoted).forward;
  }

  readQuote({ expiry, right, strikeCents }: OptionContract, slot: QuoteSlot): boolean {
    const quoted = this.#quoted(expiry);
    if (quoted === undefined || this.#nowMs > expiry.lastTradeMs) return false;
    const entry = entryOf(quoted, right, strikeCents);
    const askCents = entry < 0 ? NOT_QUOTED : (quoted.askCents[entry] as number);
    if (askCents === NOT_QUOTED) return false;
    slot.bidCents = quoted.bidCents[entry] as number;
    slot.askCents = askCents;
    return true;
  }

  displayedSize({ expiry, right, strikeCents }: OptionContract): DisplayedSize | undefined {
    const quoted = this.#quoted(expiry);
    const entry = quoted === undefined ? -1 : entryOf(quoted, right, strikeCents);
    if (quoted === undefined || entry < 0) return undefined;
    return {
      bidContracts: toldSize(quoted.bidSize[entry] as number),
      askContracts: toldSize(quoted.askSize[entry] as number),
    };
  }

  model(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractModel | undefined {
    const quoted = this.#quoted(expiry);
    const place = quoted === undefined ? -1 : strikePlace(quoted.strikesCents, strikeCents);
    if (quoted === undefined || place < 0) return undefined;
    const { vols, forward, years, rate } = this.#smile(quoted);
    const vol = vols[place] as number;
    if (Number.isNaN(vol)) return undefined;
    const terms = { root: expiry.root, forward, years, rate };
    return { iv: vol, delta: ownDelta({ right, strike: strikeCents / 100, vol }, terms, this.spotPoints) };
  }

  activity(expiry: OptionExpiry, right: OptionRight, strikeCents: Cents): ContractActivity | undefined {
    const quoted = this.#quoted(expiry);
    const entry = quoted === undefined ? -1 : entryOf(quoted, right, strikeCents);
    if (quoted === undefined || entry < 0) return undefined;
    const volume = quoted.volume[entry] as number;
    const openInterest = quoted.openInterest[entry] as number;
    return Number.isNaN(volume) || Number.isNaN(openInterest) ? undefined : { volume, openInterest };
  }

  #viewAt(snapshot: number): SnapshotView {
    let view = this.#views[snapshot];
    if (view === undefined) {
      const taken = this.#book.snapshots[snapshot];
      invariant(taken !== undefined, `snapshot ${snapshot} is of the book`);
      view = new SnapshotView(taken, this.#carry.rateOn(taken.date));
      this.#views[snapshot] = view;
    }
    return view;
  }

  #quoted(expiry: OptionExpiry): QuotedExpiry | undefined {
    // The legs of a structure come one after the other: all but the first find their expiry here.
    if (this.#latest?.expiry === expiry) return this.#latest;
    this.#latest = undefined;
    for (const quoted of this.#view.snapshot.expiries) if (quoted.expiry === expiry) this.#latest = quoted;
    return this.#latest;
  }

  #smile(quoted: QuotedExpiry): TradedSmile {
    const { smiles, snapshot, rate } = this.#view;
    const known = smiles.get(quoted);
    if (known !== undefined) return known;
    const implied = impliedForward(snapshot, quoted, rate);
    const smile = tradedSmile(snapshot, quoted, {
      forward: implied ?? (this.spotPoints - this.#dividendsTo(quoted)) * this.#growth(quoted),
      forwardFrom: implied === undefined ? 'carry' : 'parity',
      rate,
    });
    smiles.set(quoted, smile);
    return smile;
  }

  #spot(): { readonly points: number; readonly from: RecordedChain['spotFrom'] } {
    const view = this.#view;
    if (view.spot !== undefined) return view.spot;
    for (const quoted of view.snapshot.expiries) {
      const forward = impliedForward(view.snapshot, quoted, view.rate);
      if (forward === undefined) continue;
      const points = forward / this.#growth(quoted) + this.#dividendsTo(quoted);
      view.spot = { points, from: 'parity' };
      return view.spot;
    }
    const { vendorSpot } = view.snapshot;
    // What a bar gives is of the bar, and not kept.
    if (vendorSpot === undefined) return { points: this.#barPoints, from: 'bar' };
    view.spot = { points: vendorSpot, from: 'vendor' };
    return view.spot;
  }

  #growth({ expiry }: QuotedExpiry): number {
    const { snapshot, rate } = this.#view;
    const years = (expiry.settlesAtMs - snapshot.atMs) / MS_PER_YEAR;
    return Math.exp((rate - this.#carry.yieldOn(snapshot.date)) * years);
  }

  /** Present value of the dividends that go ex after the snapshot's session and by the expiry. */
  #dividendsTo({ expiry }: QuotedExpiry): number {
    const { snapshot, rate } = this.#view;
    let value = 0;
    for (const { exDate, dollars } of this.#carry.dividendsOn?.(snapshot.date) ?? []) {
      if (exDate <= snapshot.date || exDate > expiry.sessionDate) continue;
      value += dollars * Math.exp((-rate * daysBetween(snapshot.date, exDate)) / 365);
    }
    return value;
  }
}

function toldSize(contracts: number): number | undefined {
  return Number.isNaN(contracts) ? undefined : contracts;
}

function entryOf(quoted: QuotedExpiry, right: OptionRight, strikeCents: Cents): number {
  const place = strikePlace(quoted.strikesCents, strikeCents);
  return place < 0 ? -1 : 2 * place + (right === 'call' ? 1 : 0);
}

/** A vendor's cut that left the calls of an expiry alone must not be what the nearest expiry is. */
function listedExpiries({ expiries }: BookSnapshot): readonly OptionExpiry[] {
  const hasSide = ({ askCents }: QuotedExpiry, side: 0 | 1): boolean => {
    for (let entry: number = side; entry < askCents.length; entry += 2)
      if (askCents[entry] !== NOT_QUOTED) return true;
    return false;
  };
  const complete = expiries.filter((quoted) => hasSide(quoted, 0) && hasSide(quoted, 1));
  return (complete.length > 0 ? complete : expiries).map(({ expiry }) => expiry);
}
