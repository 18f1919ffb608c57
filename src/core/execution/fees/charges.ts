// Charges in exact arithmetic on billionths of a dollar: how items of one name make one charge, and charges become booked money.
import { type Cents, cents, type FeeItem, type FeeRounding } from '../../domain/index.ts';

/** One charge of an order, before the total is rounded. */
export interface FeeCharge {
  readonly name: string;
  readonly nanoDollars: number;
}

const NANO_PER_DOLLAR = 1e9;
const NANO_PER_CENT = 1e7;

/**
 * The charges that are not zero, in the schedule's order. `amountOf` gives what an item charges, in billionths of a dollar, or
 * `undefined` where it does not apply; `valueNanoDollars` is what `capRateOfValue` is a rate of.
 */
export function boundedCharges(
  items: readonly FeeItem[],
  amountOf: (item: FeeItem) => number | undefined,
  valueNanoDollars = Infinity,
): readonly FeeCharge[] {
  return [...new Set(items.map(({ name }) => name))]
    .map((name) => {
      const named = items.filter((item) => item.name === name);
      return { name, nanoDollars: boundedSum(named, amountOf, valueNanoDollars) };
    })
    .filter(({ nanoDollars }) => nanoDollars !== 0);
}

/** Dollars of the schedule in billionths, or `otherwise` where it has none. */
export function nanoOr(dollars: number | undefined, otherwise: number): number {
  return dollars === undefined ? otherwise : Math.round(dollars * NANO_PER_DOLLAR);
}

/** What a rate takes of an amount in cents, billionths of a dollar. */
export function nanoOfRate(rate: number, amountCents: number): number {
  return (nanoOr(rate, 0) / 100) * amountCents;
}

/** Charges as booked money: their sum rounded, or the sum of each rounded, as the broker does it. */
export function roundedFeesCents(charges: readonly FeeCharge[], rounding: FeeRounding): Cents {
  if (rounding.over !== 'charge') {
    return cents(roundedCents(sumOf(charges), rounding));
  }
  let sum = 0;
  for (const { nanoDollars } of charges) sum += roundedCents(nanoDollars, rounding);
  return cents(sum);
}

/** Sum of charges, billionths of a dollar. */
export function sumOf(charges: readonly FeeCharge[]): number {
  let sum = 0;
  for (const { nanoDollars } of charges) sum += nanoDollars;
  return sum;
}

/** The charges of several orders, those of one name added up, in order of first appearance. */
export function mergedCharges(charges: readonly FeeCharge[]): readonly FeeCharge[] {
  const byName = new Map<string, number>();
  for (const { name, nanoDollars } of charges) byName.set(name, (byName.get(name) ?? 0) + nanoDollars);
  return [...byName].map(([name, nanoDollars]) => ({ name, nanoDollars }));
}

/** The charge that items of one name make together, within the bounds that any of them sets. */
function boundedSum(
  items: readonly FeeItem[],
  amountOf: (item: FeeItem) => number | undefined,
  valueNanoDollars: number,
): number {
  let sum = 0;
  let least = 0;
  let most = Infinity;
  let mostOfValue = Infinity;
  for (const item of items) {
    const amount = amountOf(item);
    if (amount === undefined) continue;
    sum += amount;
    least = Math.max(least, nanoOr(item.minimumDollarsPerOrder, 0));
    most = Math.min(most, nanoOr(item.capDollarsPerTrade, Infinity));
    if (item.capRateOfValue !== undefined)
      mostOfValue = Math.min(mostOfValue, Math.round(item.capRateOfValue * valueNanoDollars));
  }
  return Math.min(Math.max(Math.min(sum, most), least), mostOfValue);
}

function roundedCents(nanoDollars: number, { rounding, unitCents }: FeeRounding): number {
  const units = nanoDollars / (NANO_PER_CENT * unitCents);
  return (rounding === 'up' ? Math.ceil(units) : Math.floor(units + 0.5)) * unitCents;
}
