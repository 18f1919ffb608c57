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
const DECADES = [1, 2] as const;
/** A restored bar reaches no further than this many usual bars of its file, as log of high over low. */
const USUAL_RANGES_MAX = 8;
/** Of sizes this far apart, volume over price, a number says by itself which of the two it is. */
const APART_MIN = 30;
/** A number of fewer digits may be a placeholder. */
const DIGITS_MIN = 3;

/** What the bars of a file usually look like: proofs lean on it. */
export interface UsualBar {
  /** Median log of high over low. */
  readonly range: number;
  /** Median volume over close; `undefined` where the file has no volume. */
  readonly volumeOverPrice: number | undefined;
}

/** The one correction that makes `values` a bar, or `undefined` where there is none, or more than one. */
export function correctedRow(values: RowValues, isBar: IsBar, usual: UsualBar): RowCorrection | undefined {
  const corrections = [
    ...exchangedHighLow(values, isBar),
    ...exchangedVolume(values, isBar, usual),
    ...movedDecimal(values, isBar, usual),
  ];
  const [only] = corrections;
  if (only === undefined || corrections.length > 1) return undefined;
  const isExchanged = only.values.volume !== values.volume && !Number.isNaN(values.volume);
  return isExchanged && !isVolumeFound(only.values, usual) ? undefined : only;
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
function exchangedVolume(values: RowValues, isBar: IsBar, usual: UsualBar): readonly RowCorrection[] {
  return PRICES.map((price): RowCorrection => {
    const exchanged = { ...values, [price]: values.volume, volume: values[price] };
    const before = values[price];
    return {
      values: exchanged,
      change: { kind: 'swapped-columns', column: price, before, after: values.volume },
    };
  }).filter(({ values: exchanged }) => exchanged.volume > 0 && isRestored(exchanged, isBar, usual));
}

/** True where the number that stood under a price is a volume of the file's size, and volumes are far from prices. */
function isVolumeFound({ volume, close }: RowValues, { volumeOverPrice }: UsualBar): boolean {
  if (volumeOverPrice === undefined || !isApart(volumeOverPrice) || !isApart(volume / close)) return false;
  return volume > close === volumeOverPrice > 1;
}

function isApart(ratio: number): boolean {
  return ratio >= APART_MIN || ratio <= 1 / APART_MIN;
}

function movedDecimal(values: RowValues, isBar: IsBar, usual: UsualBar): readonly RowCorrection[] {
  const fits: RowCorrection[] = [];
  for (const price of PRICES) {
    const others = PRICES.filter((other) => other !== price).map((other) => digitsOf(values[other]).length);
    if (!carriesPrecision(values[price], Math.max(...others))) continue;
    for (const decades of DECADES) {
      for (const after of [timesTen(values[price], decades), timesTen(values[price], -decades)]) {
        const restored = { ...values, [price]: after } satisfies Record<Price | 'volume', number>;
        if (!isRestored(restored, isBar, usual)) continue;
        const before = values[price];
        fits.push({ values: restored, change: { kind: 'decimal-error', column: price, before, after } });
      }
    }
  }
  return fits;
}

function isRestored(values: RowValues, isBar: IsBar, usual: UsualBar): boolean {
  return isBar(values) && Math.log(values.high / values.low) <= USUAL_RANGES_MAX * usual.range;
}

/** True of a number with about as many digits as the `digits` of the prices beside it: 1, 0.1 or 999.99 were made up. */
export function carriesPrecision(value: number, digits: number): boolean {
  const own = digitsOf(value);
  return own.length >= Math.max(DIGITS_MIN, digits - 1) && !/^9+$/.test(own);
}

/** Significant digits, without zeros at the end. */
export function digitsOf(value: number): string {
  return String(Number(value.toPrecision(12)))
    .replace(/e.*$/, '')
    .replaceAll(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
}

/** `value` with its decimal point moved by `decades`, as the decimal digits give it. */
export function timesTen(value: number, decades: number): number {
  const moved = decades < 0 ? value / 10 ** -decades : value * 10 ** decades;
  // Fifteen digits are what a double keeps of any decimal number: the last bit is an artefact of the multiplication.
  return Number.isFinite(moved) ? Number(moved.toPrecision(15)) : moved;
}
