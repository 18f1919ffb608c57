// The parts that a trade's profit or loss is told in, and how they are made whole cents that add up.

/**
 * What moved a trade's value or cash. Of the market: `delta`, `gamma`, `vega`, `theta`, `carry` (the forward against the spot:
 * rates and dividends), `residual` (higher orders, steps of quotes and rounding) and `unquoted` (moves over a close or an end
 * without quotes or volatilities). Of trading: `entrySpread` and `exitSpread` (fills against mids), `fees`. `assignment`: an
 * exercised option's worth against its value at that close, dividends of shares, and what a settlement pays beside the value
 * that it settles at.
 */
export const PNL_PARTS = [
  'delta',
  'gamma',
  'vega',
  'theta',
  'carry',
  'residual',
  'unquoted',
  'entrySpread',
  'exitSpread',
  'fees',
  'assignment',
] as const;
export type PnlPart = (typeof PNL_PARTS)[number];

/** Parts in cents, a gain +. */
export type PnlParts = Readonly<Record<PnlPart, number>>;

/** Parts under way, with fractions of cents. */
export type PnlSums = Record<PnlPart, number>;

export function noParts(): PnlSums {
  return {
    delta: 0,
    gamma: 0,
    vega: 0,
    theta: 0,
    carry: 0,
    residual: 0,
    unquoted: 0,
    entrySpread: 0,
    exitSpread: 0,
    fees: 0,
    assignment: 0,
  };
}

/** Adds to `sums`, in place. */
export function addParts(sums: PnlSums, added: PnlParts): void {
  for (const part of PNL_PARTS) sums[part] += added[part];
}

/** Sum of all parts. */
export function sumOfParts(parts: PnlParts): number {
  return PNL_PARTS.reduce((sum, part) => sum + parts[part], 0);
}

/** Every part as whole cents; the residual is what is left of `totalCents`, so that they add up to it exactly. */
export function wholeParts(sums: PnlParts, totalCents: number): PnlParts {
  const whole = noParts();
  let rest = totalCents;
  for (const part of PNL_PARTS) {
    if (part === 'residual') continue;
    // `+ 0` makes a negative zero plain.
    whole[part] = Math.round(sums[part]) + 0;
    rest -= whole[part];
  }
  whole.residual = rest;
  return whole;
}
