// The upright axis of charts of values over time: its domain, its ticks and how values stand along it.
import type { ChartMeasure } from '../../../../analysis/report/index.ts';
import { type ChartLook, dollarFormat, type Spec } from '../chart-theme.ts';

/** From the least to the most of values, with some room. */
export function domainOf(values: readonly number[]): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const room = 0.04 * (most - least) || Math.abs(most) * 0.05 || 1;
  return [least - room, most + room];
}

/** The channel of `value` on that domain, with a tick about every 48 pixels. */
export function valueAxis(measure: ChartMeasure, domain: readonly [number, number], look: ChartLook): Spec {
  return {
    field: 'value',
    type: 'quantitative',
    scale: { domain, nice: false },
    axis: {
      title: null,
      format: axisFormat(measure, domain, look),
      tickCount: Math.max(3, Math.round(look.height / 48)),
    },
  };
}

/** How values stand along an axis. */
export function axisFormat(
  { form, decimals }: ChartMeasure,
  [least, most]: readonly [number, number],
  look: ChartLook,
): string {
  if (form === 'dollars') return dollarFormat(Math.max(most, -least), look, most - least);
  return form === 'ratio' ? `.${decimals}%` : `,.${decimals}f`;
}
