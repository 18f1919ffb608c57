// Which class and session a row's expiry is of; the answer for one class and date is worked out once.
import { dayNumberOf, type OptionExpiry, type RawChain, ROOTS } from '../../../domain/index.ts';
import type { TradingCalendar } from '../../calendar/trading-calendar.ts';
import { createExpiryReader } from '../recorded/quoted-expiry.ts';
import type { DropReason } from '../recorded/recorded-chain.ts';
import type { IntakeReason } from './intake-report.ts';

export interface QuotedContract {
  /** Place among `ROOTS`. */
  readonly root: number;
  /** Session of the expiry as days since 1970-01-01. */
  readonly day: number;
  readonly lastTradeMs: number;
  /** The class is not told, and two have an expiry on this date: the one named here settles at the close. */
  readonly isAmbiguous: boolean;
}

const REASONS: Readonly<Partial<Record<DropReason, IntakeReason>>> = {
  unreadable: 'unreadable-expiry',
  'nonstandard-root': 'nonstandard-root',
  'outside-calendar': 'beyond-calendar',
  'not-an-expiry': 'not-an-expiry',
};
const DAYS_MAX = 100_000;
const ROOT_PLACES_MAX = 100_000;

/** Looks contracts up by the places of underlying and root in their chain. */
export class QuotedContracts {
  readonly #expiryOf: ReturnType<typeof createExpiryReader>;
  readonly #known = new Map<number, QuotedContract | IntakeReason>();
  #latestKey = Number.NaN;
  #latest: QuotedContract | IntakeReason = 'unreadable-expiry';

  constructor(calendar: TradingCalendar) {
    this.#expiryOf = createExpiryReader(calendar);
  }

  of(chain: RawChain, row: number, expiryDay: number): QuotedContract | IntakeReason {
    const underlyingPlace = chain.underlyingOf[row] as number;
    const rootPlace = chain.rootOf[row] as number;
    if (!(expiryDay >= 0 && expiryDay < DAYS_MAX)) return 'unreadable-expiry';
    const key = (underlyingPlace * ROOT_PLACES_MAX + rootPlace + 1) * DAYS_MAX + expiryDay;
    if (key === this.#latestKey) return this.#latest;
    this.#latestKey = key;
    const known = this.#known.get(key);
    if (known !== undefined) {
      this.#latest = known;
      return known;
    }
    this.#latest = this.#resolve(chain.underlyings[underlyingPlace], chain.roots[rootPlace], expiryDay);
    this.#known.set(key, this.#latest);
    return this.#latest;
  }

  #resolve(
    underlying: string | undefined,
    root: string | undefined,
    expiryDay: number,
  ): QuotedContract | IntakeReason {
    if (underlying !== 'SPX' && underlying !== 'XSP' && underlying !== 'SPY') return 'nonstandard-root';
    const answer = this.#expiryOf(underlying, root, expiryDay);
    if (answer === 'ambiguous-root') {
      // Of SPX and SPXW on a standard monthly date, SPXW still trades on the date itself.
      const weekly = this.#expiryOf(underlying, 'SPXW', expiryDay);
      return typeof weekly === 'string' ? 'ambiguous-root' : contract(weekly, true);
    }
    if (typeof answer === 'string') return REASONS[answer] ?? 'unreadable-expiry';
    return contract(answer, false);
  }
}

function contract(expiry: OptionExpiry, isAmbiguous: boolean): QuotedContract {
  return {
    root: ROOTS.indexOf(expiry.root),
    day: dayNumberOf(expiry.sessionDate),
    lastTradeMs: expiry.lastTradeMs,
    isAmbiguous,
  };
}
