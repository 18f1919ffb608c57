// Tests that dollars along an axis differ from tick to tick, however large the account and small its change.
import { expect, test } from 'vitest';
import { chartSvg } from './chart-svg.ts';
import { PRINT_PALETTE } from './chart-theme.ts';

test.each([
  [1_000_000, 15_000],
  [25_000_000, 400_000],
  [100_000, 300],
])('an account of %i that moves by %i has ticks that differ', async (initialDollars, move) => {
  const points = Array.from(
    { length: 40 },
    (_, index) => [Date.UTC(2020, 0, 2 + index), initialDollars + (move * index) / 39] as const,
  );
  for (const width of [358, 658, 884]) {
    const svg = await chartSvg(
      { kind: 'equity', points, initialDollars },
      { width, height: 270, palette: PRINT_PALETTE },
    );
    const ticks = [...svg.matchAll(/<text[^>]*>(\$[^<]*)<\/text>/g)].map(([, text]) => text);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks).toEqual([...new Set(ticks)]);
  }
});
