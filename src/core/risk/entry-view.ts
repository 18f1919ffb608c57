// What risk looks at when it judges an entry: the account, what was sent lately, and the market at this instant.
import type { DayTradeRule, SessionDate } from '../domain/index.ts';
import type { TradingCalendar } from '../market/index.ts';
import type { ChainLookup, HeldBook } from './exposure/book-greeks.ts';
import type { DayTradeAccount } from './limits/day-trades.ts';
import type { SentOrder } from './limits/sent-orders.ts';

export interface AccountView extends HeldBook {
  readonly cashCents: number;
  readonly equityCents: number;
  /** What closing all that is held would cost in fees, cents, positive. */
  readonly closingFeesCents: number;
  /** Orders of the last minutes, oldest first. */
  readonly sentOrders: readonly SentOrder[];
  /** What is known of day trades today; `undefined`: the account is bound by no rule on them. */
  readonly dayTrading: DayTrading | undefined;
}

/** Day trades done and the rule that holds for them on a date. */
export interface DayTrading {
  readonly account: DayTradeAccount;
  readonly date: SessionDate;
  /** Day trades there would be if the entry and all that was opened today, or is being opened, were closed today. */
  readonly planned: number;
  readonly rule: DayTradeRule | undefined;
  readonly calendar: Pick<TradingCalendar, 'sessionOn' | 'sessions'>;
}

/** Forecast of the underlying's volatility from sessions that are over. */
export interface VolatilityForecast {
  /** Decimal a year. */
  readonly volatility: number;
  /** Sessions that it weighs like. */
  readonly observations: number;
}

export interface EntryMarket {
  readonly nowMs: number;
  readonly chainOf: ChainLookup;
  readonly volatility: VolatilityForecast | { readonly unavailable: string };
  /** Price step of a structure's net price, cents a share. */
  readonly tickCents: number;
}

export interface EntryView {
  readonly account: AccountView;
  readonly market: EntryMarket;
}
