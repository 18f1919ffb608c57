// Writes a chart's values: in full where they are short, in thousands where they are long, with the unit that then holds.
import type { ChartMeasure } from '../../../../analysis/report/index.ts';

const THOUSANDS_FROM = 1e5;

/** How all values of one chart are written, so that they can be compared at a glance. */
export interface MeasureText {
  /** `−1,234`; without the unit. */
  readonly of: (value: number) => string;
  /** `−$1,234`, `12.3%`; with a sign of the unit where it has one. */
  readonly full: (value: number) => string;
  /** Whether a value is written as zero. */
  readonly isZero: (value: number) => boolean;
  /** The unit in words: `$`, `thousand $`, `%`. */
  readonly unit: string;
}

/** The form for values of at most this size. */
export function measureText({ form, decimals, unit }: ChartMeasure, most: number): MeasureText {
  const isThousands = form !== 'ratio' && Math.abs(most) >= THOUSANDS_FROM;
  const factor = form === 'ratio' ? 100 : isThousands ? 1e-3 : 1;
  const places = isThousands && Math.abs(most) < 100 * THOUSANDS_FROM ? 1 : isThousands ? 0 : decimals;
  const of = (value: number): string => grouped(value * factor, places);
  const full = (value: number): string => {
    const text = `${of(value)}${isThousands ? 'k' : ''}`;
    if (form === 'ratio') return `${text}%`;
    if (form === 'number') return text;
    return text.startsWith('−') ? `−$${text.slice(1)}` : `$${text}`;
  };
  const isZero = (value: number): boolean => !/[1-9]/.test(of(value));
  return { of, full, isZero, unit: isThousands ? `thousand ${unit}` : unit };
}

/** `−1,234.5`; a value that rounds to zero has no sign. */
function grouped(value: number, places: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(places).split('.');
  const text = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** The largest size among values, 0 for none. */
export function mostOf(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
}

/** Width of a text in the charts' typeface, CSS pixels, estimated on the wide side. */
export function textWidth(text: string, fontSize: number): number {
  const wideSigns = text.match(/[%mMW]/g)?.length ?? 0;
  return fontSize * (0.6 * text.length + 0.3 * wideSigns);
}
