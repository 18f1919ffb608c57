// How published interest rates are quoted, and what each is as a continuously compounded rate of a 365-day year.
import { continuousRate } from '../../../core/domain/index.ts';

const DAYS_OF_BILL = 91;

/**
 * A rate in percent as published, turned into a continuous decimal. Source of how each series is quoted: its notes at FRED.
 */
export interface RateConvention {
  /** Said where a person sees the series. */
  readonly meaning: string;
  readonly continuous: (percent: number) => number;
}

/** 13-week bills, secondary market: discount from face on a 360-day year. */
const bankDiscount: RateConvention = {
  meaning: 'bank discount of a 91-day bill on 360 days',
  continuous: (percent) => continuousRate(percent / 100, 'discount', DAYS_OF_BILL),
};

/** Overnight money: simple interest on a 360-day year, compounded day by day. */
const overnight: RateConvention = {
  meaning: 'overnight, simple on 360 days',
  continuous: (percent) => continuousRate(percent / 100, 'overnight', 1),
};

/** Constant maturities: bond-equivalent yield, compounded twice a year. */
const bondEquivalent: RateConvention = {
  meaning: 'bond-equivalent yield, compounded twice a year',
  continuous: (percent) => continuousRate(percent / 100, 'bond-equivalent', DAYS_OF_BILL),
};

const CONVENTIONS: ReadonlyMap<string, RateConvention> = new Map([
  ['DTB3', bankDiscount],
  ['SOFR', overnight],
  ['DFF', overnight],
  ['DGS3MO', bondEquivalent],
]);

/** The series whose convention is known. */
export const RATE_SERIES: readonly string[] = [...CONVENTIONS.keys()];

export function rateConvention(series: string): RateConvention | undefined {
  return CONVENTIONS.get(series);
}
