// Booked money as whole cents, so that every ledger sum is exact.

/** A whole number of US cents; signed where it is a flow (+ received, - paid). */
export type Cents = number & { readonly __unit: 'cents' };

/** Brands a number that is already whole cents; throws on a fraction or a non-finite value. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`cents must be a whole number, found ${value}`);
  // -0 would be written differently from 0 in a canonical record.
  return (value === 0 ? 0 : value) as Cents;
}

/** Dollars of booked money, for display and for ratios; never for booking. */
export function dollarsFromCents(value: Cents): number {
  return value / 100;
}

/** The nearest whole cent to a modelled dollar amount, halves away from zero. */
export function centsFromDollars(dollars: number): Cents {
  const scaled = Math.abs(dollars) * 100;
  // 1.005 * 100 is 100.49999999999999 in binary: the nudge keeps decimal halves halves.
  const rounded = Math.floor(scaled + 0.5 + scaled * 2e-16);
  return cents(dollars < 0 ? -rounded : rounded);
}
