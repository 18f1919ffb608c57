// How published interest rates are quoted, and what each is as a continuously compounded rate of a 365-day year.

const DAYS_OF_BILL = 91;

/**
 * A rate in percent as published, turned into a continuous decimal. `Source:` of the formulas: Hull (2022), "Options,
 * Futures, and Other Derivatives", 11th ed., sections 4.4 and 6.1; the quoting of each series: its notes at FRED.
 */
export interface RateConvention {
  /** Said where a person sees the series. */
  readonly meaning: string;
  readonly continuous: (percent: number) => number;
}

/** 13-week bills, secondary market: discount from face on a 360-day year. */
const bankDiscount: RateConvention = {
  meaning: 'bank discount of a 91-day bill on 360 days',
  continuous: (percent) => (-365 / DAYS_OF_BILL) * Math.log1p((-percent / 100) * (DAYS_OF_BILL / 360)),
};

/** Overnight money: simple interest on a 360-day year, compounded day by day. */
const overnight: RateConvention = {
  meaning: 'overnight, simple on 360 days',
  continuous: (percent) => 365 * Math.log1p(percent / 100 / 360),
};

/** Constant maturities: bond-equivalent yield, compounded twice a year. */
const bondEquivalent: RateConvention = {
  meaning: 'bond-equivalent yield, compounded twice a year',
  continuous: (percent) => 2 * Math.log1p(percent / 200),
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
