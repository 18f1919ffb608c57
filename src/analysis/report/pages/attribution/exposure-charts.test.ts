// Tests the charts of what was held: all of it, closes without quotes left out and counted, nothing where nothing was held.
import { expect, it } from 'vitest';
import type { GreekSection } from '../../document/attribution/greek-section.ts';
import { exposureCharts } from './exposure-charts.ts';

const sectionOf = (exposure: GreekSection['exposure']) => ({ exposure }) as GreekSection;

it('draws the four in two charts', () => {
  const charts = exposureCharts(
    sectionOf([
      [1, [100, -5, -20, 3]],
      [2, null],
      [3, [-50, -6, -10, 2]],
    ]),
  );
  expect(
    charts.map(({ chart }) => (chart.kind === 'lines' ? chart.series.map(({ points }) => points) : [])),
  ).toEqual([
    [
      [
        [1, 100],
        [3, -50],
      ],
      [
        [1, -5],
        [3, -6],
      ],
    ],
    [
      [
        [1, -20],
        [3, -10],
      ],
      [
        [1, 3],
        [3, 2],
      ],
    ],
  ]);
  expect(charts[0]?.caveat).toBe('Left out: 1 close at which a leg had no quote.');
  expect(charts[0]?.description).toBe('delta from −$50 to $100; gamma for 1% from −$6 to −$5');
});

it('draws nothing where nothing was held', () => {
  expect(exposureCharts(sectionOf([[1, [0, 0, 0, 0]]]))).toEqual([]);
  expect(exposureCharts(sectionOf([]))).toEqual([]);
});
