// Puts one row's numbers right where the row itself proves which of them is wrong and how.
import type { RowRepair } from '../bars-report.ts';

/** One bar's numbers; NaN volume where the file has none. */
export interface RowValues {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** The numbers put right, with what changed. */
export interface RowCorrection {
  readonly values: RowValues;
  readonly change: Omit<RowRepair, 'line'> & { readonly kind: 'swapped-columns' | 'decimal-error' };
}

/** How far prices of one bar may be apart: high over low. */
export type IsBar = (values: RowValues) => boolean;

const PRICES = ['open', 'high', 'low', 'close'] as const;
type Price = (typeof PRICES)[number];
const DECADES = [1, 2, 3, 4] as const;
/** A restored price lies this near the other three: high over low of the whole bar. */
const RESTORED_RATIO_MAX = 1.15;

/** The one correction that makes `values` a bar, or `undefined` where there is none, or more than one. */
export function correctedRow(values: RowValues, isBar: IsBar): RowCorrection | undefined {
  const corrections = [
    ...exchangedHighLow(values, isBar),
    ...exchangedVolume(values, isBar),
    ...movedDecimal(values, isBar),
  ];
  return corrections.length === 1 ? corrections[0] : undefined;
}

function exchangedHighLow(values: RowValues, isBar: IsBar): readonly RowCorrection[] {
  const { high, low } = values;
  const exchanged = { ...values, high: low, low: high };
  if (!(low > high) || !isBar(exchanged)) return [];
  return [
    { values: exchanged, change: { kind: 'swapped-columns', column: 'high', before: high, after: low } },
  ];
}

/** A volume that stands where a price should is far from the prices, and the price stands under volume. */
function exchangedVolume(values: RowValues, isBar: IsBar): readonly RowCorrection[] {
  return PRICES.map((price): RowCorrection => {
    const exchanged = { ...values, [price]: values.volume, volume: values[price] };
    const before = values[price];
    return {
      values: exchanged,
      change: { kind: 'swapped-columns', column: price, before, after: values.volume },
    };
  }).filter(({ values: exchanged }) => isRestored(exchanged, isBar) && exchanged.volume >= 0);
}

function movedDecimal(values: RowValues, isBar: IsBar): readonly RowCorrection[] {
  const fits: RowCorrection[] = [];
  for (const price of PRICES) {
    for (const decades of DECADES) {
      for (const after of [timesTen(values[price], decades), timesTen(values[price], -decades)]) {
        const restored = { ...values, [price]: after } satisfies Record<Price | 'volume', number>;
        if (!isRestored(restored, isBar)) continue;
        const before = values[price];
        fits.push({ values: restored, change: { kind: 'decimal-error', column: price, before, after } });
      }
    }
  }
  return fits;
}

function isRestored(values: RowValues, isBar: IsBar): boolean {
  return isBar(values) && values.high <= values.low * RESTORED_RATIO_MAX;
}

/** `value` with its decimal point moved by `decades`, as the decimal digits give it. */
export function timesTen(value: number, decades: number): number {
  const moved = decades < 0 ? value / 10 ** -decades : value * 10 ** decades;
  // Fifteen digits are what a double keeps of any decimal number: the last bit is an artefact of the multiplication.
  return Number.isFinite(moved) ? Number(moved.toPrecision(15)) : moved;
}
