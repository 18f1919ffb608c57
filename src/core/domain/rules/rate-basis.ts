// The ways in which money-market rates are quoted, and each as a continuously compounded rate of a 365-day year.

/**
 * `annual`: growth of a year; `overnight`: simple on 360 days, compounded daily (SOFR, fed funds); `discount`: bank discount
 * from face on 360 days (bills, FRED's DTB3); `bill-yield`: simple growth to maturity on 365 days, which the Treasury
 * calls the coupon-equivalent yield of a bill of up to six months; `semi-annual`: compounded twice a year (constant
 * maturities, FRED's DGS3MO).
 */
export const RATE_BASES = ['annual', 'overnight', 'discount', 'bill-yield', 'semi-annual'] as const;
export type RateBasis = (typeof RATE_BASES)[number];

/** How series of rates are quoted, by their names at FRED. Source: the notes of each series at FRED. */
export const SERIES_BASES = {
  DTB3: 'discount',
  SOFR: 'overnight',
  DFF: 'overnight',
  DGS3MO: 'semi-annual',
} as const satisfies Readonly<Record<string, RateBasis>>;

/**
 * The continuous rate of a quoted one, both decimals a year; `days` to maturity matter for `discount` and `bill-yield`. NaN
 * where the quote leaves nothing to grow, such as a discount of the whole face.
 * Source: Hull (2022), Options, Futures, and Other Derivatives, 11th ed., sections 4.4 and 6.1; for bills 31 CFR part 356,
 * appendix B.
 */
export function continuousRate(quoted: number, basis: RateBasis, days: number): number {
  const share = days / 360;
  switch (basis) {
    case 'annual':
      return finite(Math.log1p(quoted));
    case 'overnight':
      return finite(365 * Math.log1p(quoted / 360));
    case 'discount':
      return finite((-365 / days) * Math.log1p(-quoted * share));
    case 'bill-yield':
      return finite((365 / days) * Math.log1p((quoted * days) / 365));
    case 'semi-annual':
      return finite(2 * Math.log1p(quoted / 2));
  }
}

function finite(rate: number): number {
  return Number.isFinite(rate) ? rate : Number.NaN;
}
