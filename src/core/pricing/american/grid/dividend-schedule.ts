// Cash dividends as the grid needs them: those that fall inside the option's life, in order, one for each time.

/** A known dividend: the spot falls by `amount` dollars, never below 0, when it goes ex after `years`. */
export interface CashDividend {
  readonly years: number;
  readonly amount: number;
}

/**
 * The dividends after now and before expiry, nearest first, those of one time added up. One that goes ex now is in the
 * spot already; one at expiry or later goes ex after the last exercise; an amount of 0 changes nothing.
 */
export function dividendsWithin(dividends: readonly CashDividend[], years: number): readonly CashDividend[] {
  if (dividends.length === 0) return dividends;
  const inside = dividends
    .filter((dividend) => dividend.years > 0 && dividend.years < years && dividend.amount > 0)
    .toSorted((a, b) => a.years - b.years);
  const merged: CashDividend[] = [];
  for (const dividend of inside) {
    const last = merged.at(-1);
    if (last?.years !== dividend.years) merged.push(dividend);
    else merged[merged.length - 1] = { years: last.years, amount: last.amount + dividend.amount };
  }
  return merged;
}
