// What the simulated venue must be told to let contracts be assigned, shares be held and dividends be paid.
import type { CashDividend, EpochMs, OptionExpiry, SessionDate } from '../../../domain/index.ts';
import type { TradingCalendar } from '../../../market/index.ts';
import type { Rng } from '../../../numerics/index.ts';
import type { LiquidationRule } from '../../lifecycle/expiry-liquidation.ts';
import type { AfterHours } from '../../lifecycle/pin/pin-distribution.ts';

/** A broker's liquidation of the positions of one expiry. */
export interface DatedLiquidation {
  /** As reports name it. */
  readonly name: string;
  readonly rule: LiquidationRule;
  /** From when on the expiry day the rule holds. */
  readonly dueMs: EpochMs;
}

/**
 * Rules of contracts that deliver shares. Without them such contracts settle in cash and nothing is exercised early.
 * Everything told for a date was known on it.
 */
export interface LifecycleRules {
  /** Forked by date and contract, so that one assignment shifts no other. */
  readonly rng: Rng;
  readonly calendar: Pick<TradingCalendar, 'after'>;
  /** The dividend that goes ex on a date, its amount declared before. */
  readonly dividendOn: (exDate: SessionDate) => CashDividend | undefined;
  /** Dividends expected to go ex after a date, nearest first. */
  readonly dividendsAheadOn: (date: SessionDate) => readonly CashDividend[];
  /** Decimal a year, continuously compounded. */
  readonly rateOn: (date: SessionDate) => number;
  /** Of the calls and puts that it pays to exercise early, the share that nobody exercises. */
  readonly forgottenShare: number;
  /** From the close of an expiry's session to the holders' cut-off. */
  readonly afterHoursOn: (expiryDate: SessionDate) => AfterHours;
  /** What an order in shares pays beside the price: half the quoted spread, cents per share. */
  readonly shareHalfSpreadCents: number;
  /** What the broker does with an expiry; absent where it liquidates nothing. */
  readonly liquidationOf?: ((expiry: OptionExpiry) => DatedLiquidation | undefined) | undefined;
}
