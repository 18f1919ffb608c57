// Tests that the dates along a time axis differ from each other, whatever the span and the width.
import { describe, expect, test } from 'vitest';
import type { SeriesPoint } from '../../../analysis/report/index.ts';
import { chartSvg } from './chart-svg.ts';
import { PRINT_PALETTE, timeAxis } from './chart-theme.ts';

const MS_PER_DAY = 86_400_000;
const START = Date.UTC(2020, 0, 15);

async function datesOf(days: number, width: number): Promise<readonly string[]> {
  const points = Array.from({ length: 50 }, (_, index): SeriesPoint => [
    START + (index / 49) * days * MS_PER_DAY,
    1000 + index,
  ]);
  const svg = await chartSvg(
    { kind: 'equity', points, initialDollars: 1000 },
    { width, height: 300, palette: PRINT_PALETTE },
  );
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text = '']) => text)
    .filter((text) => /^(?:\d+ )?[A-Z][a-z]{2}(?: |$)|^\d{4}$/.test(text));
}

describe.each([330, 658, 1000])('dates along a chart of %i pixels', (width) => {
  test.each([3, 6, 30, 70, 80, 92, 110, 190, 400, 1000, 1150, 1400, 2500, 9000])(
    'over %i days differ from each other',
    async (days) => {
      const dates = await datesOf(days, width);
      expect(dates.length).toBeGreaterThan(1);
      expect(dates).toEqual([...new Set(dates)]);
    },
  );
});

test('dates are days, months or years as ticks are', () => {
  const formatAt = (days: number) => {
    const { axis } = timeAxis(days * MS_PER_DAY, { width: 88 * 7, height: 300 });
    return (axis as { readonly format: string }).format;
  };
  expect([4, 5, 101, 102, 1268, 1269].map(formatAt)).toEqual([
    '%-d %b %H:%M',
    '%-d %b',
    '%-d %b',
    '%b %Y',
    '%b %Y',
    '%Y',
  ]);
});
