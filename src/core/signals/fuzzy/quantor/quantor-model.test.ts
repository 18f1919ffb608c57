// Holds Quantor's rules to their meaning: terms cover every value, confidence and bias are monotone, both methods stay near.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GOOD } from '../judge/fuzzy-case.fixture.ts';
import { membershipFunction } from '../membership/membership-function.ts';
import { createQuantorModel } from './quantor-model.ts';
import { READING_VARIABLES } from './reading-variables.ts';

const METHODS = ['mamdani', 'sugeno'] as const;
const NAMES = READING_VARIABLES.map(({ name }) => name);

type Change = Readonly<Partial<Record<(typeof NAMES)[number], number>>>;

function valuesOf(change: Change): Float64Array {
  const staged = { ...GOOD, ...change };
  return Float64Array.from(NAMES, (name) => Number(staged[name]));
}

/** Confidence and bias. */
function ratedBy(method: (typeof METHODS)[number]): (change: Change) => readonly [number, number] {
  const model = createQuantorModel(method);
  return (change) => {
    const { confidence, bias } = model.rate(valuesOf(change));
    return [confidence, bias];
  };
}

test.each(READING_VARIABLES)(
  'terms of $name cover every value: their degrees sum to 1',
  ({ range, terms }) => {
    const functions = terms.map(({ shape }) => membershipFunction(shape));
    const anywhere = fc.oneof(
      fc.double({ min: range[0], max: range[1], noNaN: true }),
      fc.constantFrom(-1e9, range[0], range[1], 1e9),
      fc.constantFrom(...terms.flatMap(({ shape }) => shape.params)),
    );
    fc.assert(
      fc.property(anywhere, (value) => {
        const sum = functions.reduce((total, degree) => total + degree(value), 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  },
);

describe.each(METHODS)('%s', (method) => {
  const rated = ratedBy(method);
  // A cut triangle of strength s has the area s (2 - s) / 2; strengths of c faults of four are 1 - c / 4 and c / 4.
  const area = (strength: number): number => strength * (2 - strength);
  const expected =
    method === 'mamdani'
      ? [1, area(0.75) / (area(0.75) + area(0.25)), 0.5, area(0.25) / (area(0.75) + area(0.25)), 0]
      : [1, 1.5 / 1.75, 0.5, 0.25 / 1.75, 0];

  test.each<[number, Change]>([
    [0, {}],
    [1, { 'iv-percentile': 0 }],
    [1, { vrp: -0.1 }],
    [1, { rsi: 10 }],
    [1, { 'macd-ratio': 0.02 }],
    [2, { vrp: -0.1, rsi: 90 }],
    [2, { adx: 50 }],
    [2, { 'sma-distance': -0.1 }],
    [2, { vix: 60 }],
    [2, { 'volatility-expansion': 1 }],
    [3, { adx: 50, 'iv-percentile': 0 }],
    [3, { vix: 60, rsi: 90 }],
    [4, { adx: 50, vix: 60 }],
    [4, { 'sma-distance': 0.1, vrp: -0.1, 'macd-ratio': -0.02 }],
    [4, { adx: 50, vix: 60, vrp: -0.1, rsi: 10 }],
  ])('%d faults of four for %j', (faults, change) => {
    expect(rated(change)[0]).toBeCloseTo(expected[faults] ?? 0, 12);
  });

  test('the bias is named by what the trend and the shorter readings say', () => {
    const up = { 'trend-50-200': 0.1 };
    expect(rated({})[1]).toBeCloseTo(0, 12);
    expect(rated(up)[1]).toBeGreaterThan(1 / 3);
    expect(rated({ 'trend-50-200': -0.1 })[1]).toBeCloseTo(-rated(up)[1], 12);
    // A rise that the price has left, and one that is turning.
    expect(rated({ ...up, 'sma-distance': -0.1 })[1]).toBeLessThan(0);
    expect(Math.abs(rated({ ...up, 'macd-ratio': -0.02 })[1])).toBeLessThan(rated(up)[1]);
  });

  // What is good is at one end, or in the middle where the reading has a sign.
  const any = fc.tuple(
    ...READING_VARIABLES.map(({ range, terms }) => {
      const corners = terms.flatMap(({ shape }) => shape.params);
      return fc.oneof(
        fc.double({ min: Math.min(...corners), max: Math.max(...corners), noNaN: true }),
        fc.constantFrom(...corners, ...range),
      );
    }),
  );
  const model = createQuantorModel(method);

  test.each([
    ['iv-percentile', 1],
    ['vrp', 1],
    ['adx', -1],
    ['volatility-expansion', -1],
    ['vix', -1],
    ['sma-distance', 'middle'],
    ['rsi', 'middle'],
    ['macd-ratio', 'middle'],
    ['trend-50-200', 'none'],
  ] as const)('confidence is monotone in %s: %s', (name, direction) => {
    const at = NAMES.indexOf(name);
    const centre = name === 'rsi' ? 50 : 0;
    fc.assert(
      fc.property(any, any, (values, others) => {
        const first = values[at] ?? 0;
        // Another value on the same side of the middle.
        const other = others[at] ?? 0;
        const second =
          direction === 'middle' && (other - centre) * (first - centre) < 0 ? 2 * centre - other : other;
        const near = model.rate(Float64Array.from(values)).confidence;
        const far = model.rate(Float64Array.from(values.with(at, second))).confidence;
        const gained = far - near;
        if (direction === 'none') expect(gained).toBe(0);
        else {
          const sign =
            direction === 'middle'
              ? Math.sign(Math.abs(first - centre) - Math.abs(second - centre))
              : direction * Math.sign(second - first);
          expect(gained * sign).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('bias does not fall as any signed reading rises', () => {
    fc.assert(
      fc.property(
        any,
        any,
        fc.constantFrom('trend-50-200', 'sma-distance', 'rsi', 'macd-ratio'),
        (values, others, name) => {
          const at = NAMES.indexOf(name);
          const [low, high] = [values[at] ?? 0, others[at] ?? 0].toSorted((a, b) => a - b);
          const below = model.rate(Float64Array.from(values.with(at, low ?? 0))).bias;
          const above = model.rate(Float64Array.from(values.with(at, high ?? 0))).bias;
          expect(above).toBeGreaterThanOrEqual(below - 1e-12);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('mirrored readings mirror the bias and leave the confidence', () => {
    fc.assert(
      fc.property(any, (values) => {
        const mirrored = values.map((value, index) => {
          const name = NAMES[index] ?? '';
          if (name === 'rsi') return 100 - value;
          return ['sma-distance', 'trend-50-200', 'macd-ratio'].includes(name) ? -value : value;
        });
        const { confidence, bias } = { ...model.rate(Float64Array.from(values)) };
        const other = model.rate(Float64Array.from(mirrored));
        expect(other.confidence).toBeCloseTo(confidence, 9);
        expect(other.bias).toBeCloseTo(-bias, 9);
      }),
    );
  });
});

test('Sugeno differs from Mamdani by less than 0.19 in confidence and 0.32 in bias, by 0.07 and 0.12 in the mean', () => {
  const [mamdani, sugeno] = METHODS.map(ratedBy) as [ReturnType<typeof ratedBy>, ReturnType<typeof ratedBy>];
  const shares = Array.from({ length: 7 }, (_, index) => index / 6);
  const difference = { confidence: [] as number[], bias: [] as number[] };
  for (const a of shares) {
    for (const b of shares) {
      for (const c of shares) {
        for (const d of shares) {
          // One reading of each of the four things goes from good to bad.
          const faults = {
            'iv-percentile': 0.5 - 0.4 * a,
            adx: 20 + 20 * b,
            rsi: 60 + 15 * c,
            vix: 20 + 15 * d,
          };
          const leans = {
            'trend-50-200': 0.2 * a - 0.1,
            'sma-distance': 0.1 * b - 0.05,
            rsi: 20 + 60 * c,
            'macd-ratio': 0.012 * d - 0.006,
          };
          difference.confidence.push(Math.abs(mamdani(faults)[0] - sugeno(faults)[0]));
          difference.bias.push(Math.abs(mamdani(leans)[1] - sugeno(leans)[1]));
        }
      }
    }
  }
  const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
  expect(difference.confidence).toHaveLength(2401);
  expect(Math.max(...difference.confidence)).toBeLessThan(0.19);
  expect(Math.max(...difference.bias)).toBeLessThan(0.32);
  expect(mean(difference.confidence)).toBeLessThan(0.07);
  expect(mean(difference.bias)).toBeLessThan(0.12);
  // The bounds are tight enough to tell.
  expect(Math.max(...difference.confidence)).toBeGreaterThan(0.15);
});
