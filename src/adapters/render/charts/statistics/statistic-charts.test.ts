// Tests that charts of statistics hold for nothing, for one, for many and for missing values, and show every number.
import { describe, expect, test } from 'vitest';
import type { ChartData, ChartMeasure } from '../../../../analysis/report/index.ts';
import { chartHeight, chartWidth } from '../chart-layout.ts';
import { chartSvg } from '../chart-svg.ts';
import { PRINT_PALETTE } from '../chart-theme.ts';
import { textWidth } from './measure-text.ts';

const DOLLARS: ChartMeasure = { form: 'dollars', decimals: 0, unit: '$' };

async function drawn(chart: ChartData, room: number) {
  const width = chartWidth(chart, room);
  const height = chartHeight(chart, width);
  const svg = await chartSvg(chart, { width, height, palette: PRINT_PALETTE });
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
  return { svg, width, height, texts };
}

const namesOf = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);

function heatMap(rows: number, columns: number, valueAt: (index: number) => number | undefined): ChartData {
  return {
    kind: 'heat-map',
    rowTitle: 'volatility',
    columnTitle: 'spot',
    rows: namesOf(rows, 'row'),
    columns: namesOf(columns, 'c'),
    values: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => valueAt(row * columns + column)),
    ),
    measure: DOLLARS,
  };
}

function fan(instants: number): ChartData {
  const at = Array.from({ length: instants }, (_, index) => Date.UTC(2018, 0, 2) + index * 86_400_000);
  const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((quantile) => ({
    quantile,
    values: at.map((_, index) => 1000 + (quantile - 0.5) * index),
  }));
  return {
    kind: 'fan',
    horizontal: { kind: 'time' },
    at,
    quantiles,
    actual: { name: 'this run', points: at.map((instant) => [instant, 1000]) },
    level: { name: 'initial', value: 1000 },
    measure: DOLLARS,
  };
}

function distribution(bins: number): ChartData {
  return {
    kind: 'distribution',
    bins: Array.from({ length: bins }, (_, index) => ({ from: index - 2, to: index - 1, count: index })),
    marks: bins === 0 ? [] : ['5%', 'median', 'mean', '95%'].map((name, index) => ({ name, at: index / 50 })),
    countUnit: 'paths',
    isSigned: true,
    measure: DOLLARS,
  };
}

function intervals(rows: number): ChartData {
  return {
    kind: 'interval-bars',
    rows: namesOf(rows, 'bucket').map((name, index) =>
      index === 1
        ? { name, value: undefined, low: undefined, high: undefined, n: 1 }
        : { name, value: -index, low: -index - 5, high: 5 - index, n: 1000 + index },
    ),
    valueName: 'mean and 95% interval',
    countUnit: 'trades',
    measure: DOLLARS,
  };
}

function waterfall(components: number): ChartData {
  return {
    kind: 'waterfall',
    start: { name: 'initial cash', value: 100 },
    components: namesOf(components, 'part').map((name, index) => ({
      name,
      value: index === 1 ? undefined : index,
    })),
    total: { name: 'final', value: 100 },
    measure: DOLLARS,
  };
}

const charts: Readonly<Record<string, ChartData>> = {
  'no cell': heatMap(0, 0, () => 1),
  'one cell': heatMap(1, 1, () => 5),
  'many cells': heatMap(60, 24, (index) => (index % 7 === 0 ? undefined : (index - 700) * 1000)),
  'cells without a value': heatMap(2, 3, () => undefined),
  'cells of zero': heatMap(2, 2, () => 0),
  'no instant': fan(0),
  'one instant': fan(1),
  'many instants': fan(2000),
  'no bin': distribution(0),
  'one bin': distribution(1),
  'many bins': distribution(400),
  'no interval': intervals(0),
  'one interval': intervals(1),
  'many intervals': intervals(150),
  'no component': waterfall(0),
  'one component': waterfall(1),
  'many components': waterfall(120),
};

describe.each(Object.entries(charts))('%s', (_, chart) => {
  test.each([358, 658])('is drawn %i pixels wide', async (room) => {
    const { svg, width, height, texts } = await drawn(chart, room);
    expect(/NaN|Infinity|undefined/.exec(svg)?.[0]).toBeUndefined();
    expect(texts.length).toBeGreaterThan(0);
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    // As tall as a page at most.
    expect(height).toBeLessThan(960);
  });
});

test('a heat map shows every number, and a dash for none', async () => {
  const { texts } = await drawn(
    heatMap(2, 3, (index) => (index === 4 ? undefined : -1234 + 617 * index)),
    658,
  );
  expect(texts).toEqual(expect.arrayContaining(['−1,234', '−617', '0', '617', '–', '1,851', '1,851  $']));
});

test('a heat map of large amounts tells thousands, in cells and scale alike', async () => {
  const { texts } = await drawn(
    heatMap(1, 2, (index) => (index === 0 ? -250_000 : 1500)),
    658,
  );
  expect(texts).toEqual(expect.arrayContaining(['−250.0', '1.5', '250.0  thousand $']));
});

test('a heat map keeps room for its numbers where the page is narrower', () => {
  const chart = heatMap(3, 20, () => -98_765);
  expect(chartWidth(chart, 358)).toBeGreaterThan(20 * 40);
  expect(
    chartWidth(
      heatMap(3, 2, () => 1),
      358,
    ),
  ).toBe(358);
});

test('shades are as deep for a loss as for a gain of the same size', async () => {
  const { svg } = await drawn(
    heatMap(1, 3, (index) => [-100, 0, 100][index]),
    658,
  );
  expect(svg).toContain(PRINT_PALETTE.lossSteps.at(-1) as string);
  expect(svg).toContain(PRINT_PALETTE.gainSteps.at(-1) as string);
});

test('a fan names its quantiles with their last values', async () => {
  const { texts } = await drawn(fan(101), 658);
  expect(texts).toEqual(
    expect.arrayContaining(['95% $1,045', 'median $1,000', '5% $955', 'this run $1,000', 'initial $1,000']),
  );
});

test('names of marks keep apart', async () => {
  const { svg } = await drawn(distribution(9), 658);
  const places = [
    ...svg.matchAll(/<text[^>]*transform="translate\([\d.]+,([\d.]+)\)"[^>]*>(?:5%|median|mean|95%)/g),
  ];
  const heights = places.map(([, y]) => y);
  expect(heights).toHaveLength(4);
  expect(new Set(heights).size).toBe(4);
});

test('an interval tells its value and how many observations it rests on', async () => {
  const { texts } = await drawn(intervals(3), 658);
  expect(texts).toEqual(expect.arrayContaining(['bucket 3', '−$2  (1,002)', 'n/a  (1)']));
  expect(texts).toContain('mean and 95% interval, $  (trades)');
});

test('a waterfall tells each component and the total', async () => {
  const { texts } = await drawn(waterfall(3), 658);
  expect(texts).toEqual(
    expect.arrayContaining(['initial cash', 'part 2', 'n/a', 'part 3', '$2', 'final', '$100']),
  );
});

test('a heat map shades what it writes as zero as zero', async () => {
  const { svg } = await drawn(
    heatMap(1, 3, (index) => [1000, 0.2, -0.2][index]),
    658,
  );
  const fills = [...svg.matchAll(/fill="(#[0-9a-f]+)"[^>]*/gi)].map(([, fill]) => fill?.toLowerCase());
  const zero = fills.filter((fill) => fill === PRINT_PALETTE.cell.toLowerCase()).length;
  // Both cells, and the middle of the scale.
  expect(zero).toBe(3);
});

test('the names of rows have room for the widest signs', () => {
  expect(textWidth('+10%', 10)).toBeGreaterThan(26.6);
});
