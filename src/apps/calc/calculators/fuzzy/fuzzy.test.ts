// Checks the contract of `calc fuzzy`: every form of a rule gives the same answer, spellings of shapes, and its coded errors.
/* oxlint-disable unicorn/no-thenable -- `then` is the field's published name; no rule is awaited */
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { FUZZY_EXAMPLES } from './fuzzy-help.ts';
import { fuzzy } from './fuzzy.ts';

interface Line {
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
  readonly outputs: readonly Readonly<Record<string, unknown>>[];
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly values: Readonly<Record<string, unknown>>;
}

const [TIPPING, PLANES] = FUZZY_EXAMPLES.map((line) => JSON.parse(line) as Line) as [Line, Line];

const tipOf = (change: object): unknown =>
  (answerOf(fuzzy, { ...TIPPING, ...change })['outputs'] as Record<string, unknown> | undefined)?.['tip'];

test('the tipping problem, with memberships and what fired', () => {
  const answer = answerOf(fuzzy, TIPPING);
  expect(tipOf({})).toBeCloseTo(19.847607361963192, 12);
  expect(answer['memberships']).toMatchObject({ quality: { poor: 0, average: 0.7, good: 0.3 } });
  const fired = answer['fired'] as readonly { readonly rule: number; readonly strength: number }[];
  expect(fired.map(({ rule }) => rule)).toEqual([1, 2]);
  expect(fired[1]?.strength).toBeCloseTo(0.96, 12);
  expect(answer['notes']).toEqual({});
});

test('Takagi and Sugeno (1985): 17.8', () => {
  expect(answerOf(fuzzy, PLANES)['outputs']).toEqual({ y: expect.closeTo(17.8, 1) as number });
});

describe('forms of a rule', () => {
  const [, average, high] = TIPPING.rules as [object, object, object];
  const withFirst = (first: object): unknown =>
    tipOf({ rules: [first, average, high], values: { quality: 3, service: 1 } });
  const expected = withFirst({ if: 'quality is poor or service is poor', then: 'tip is low' });

  test.each<[string, object]>([
    ['map with op', { if: { quality: 'poor', service: 'poor', op: 'or' }, then: { tip: 'low' } }],
    ['map with operator', { if: { quality: 'poor', service: 'poor', operator: 'OR' }, then: 'low' }],
    ['map and op of the rule', { if: { quality: 'poor', service: 'poor' }, op: 'or', then: ['tip is low'] }],
    ['list', { if: ['quality is poor', ['service', 'poor']], op: 'or', then: { output: 'tip', is: 'low' } }],
    ['tree', { if: { or: [{ quality: 'poor' }, { variable: 'service', is: 'poor' }] }, then: 'tip=low' }],
    [
      'denied tree',
      { if: { not: { and: ['quality is not poor', { service: 'not poor' }] } }, then: [{ tip: 'low' }] },
    ],
    ['signs', { if: 'IF quality == poor | service = poor', then: 'THEN tip is low' }],
  ])('%s', (_, rule) => {
    expect(expected).toBeTypeOf('number');
    expect(withFirst(rule)).toBe(expected);
  });

  test('a list of terms is any of them; members of a map are joined by and', () => {
    const strength = (condition: unknown): unknown =>
      (
        answerOf(fuzzy, { ...TIPPING, rules: [{ if: condition, then: 'tip is low' }] })['fired'] as {
          readonly strength: number;
        }[]
      )[0]?.strength;
    expect(strength({ quality: ['average', 'good'] })).toBeCloseTo(0.7, 12);
    expect(strength({ quality: 'average', service: 'good' })).toBeCloseTo(0.7, 12);
    expect(strength({ quality: 'good', service: 'good' })).toBeCloseTo(0.3, 12);
  });

  test('a weight scales the strength', () => {
    const rules = TIPPING.rules.map((rule) => ({ ...rule, weight: 0.5 }));
    const fired = answerOf(fuzzy, { ...TIPPING, rules })['fired'] as readonly { readonly strength: number }[];
    expect(fired[1]?.strength).toBeCloseTo(0.48, 12);
  });
});

describe('Sugeno', () => {
  const weigh = (outputs: object, rules: object, change: object = {}): unknown =>
    answerOf(fuzzy, { ...PLANES, outputs, rules, ...change })['outputs'];
  const rules = [
    { if: 'x1 is small', then: 'y is a' },
    { if: 'x1 is big', then: 'y is b' },
  ];
  // Degrees 0.25 and 0.2.
  const expected = { y: expect.closeTo((0.25 * 10 + 0.2 * 40) / 0.45, 12) as number };

  test.each<[string, object, object]>([
    [
      'value',
      [
        {
          name: 'y',
          terms: [
            { name: 'a', value: 10 },
            { name: 'b', value: 40 },
          ],
        },
      ],
      rules,
    ],
    [
      'params',
      [
        {
          name: 'y',
          terms: [
            { name: 'a', params: [10] },
            { name: 'b', params: 40 },
          ],
        },
      ],
      rules,
    ],
    [
      'shape',
      [
        {
          name: 'y',
          range: [0, 50],
          terms: [
            { name: 'a', shape: 'constant', params: [10] },
            { name: 'b', shape: 'linear', params: [0, 0, 40] },
          ],
        },
      ],
      rules,
    ],
    [
      'numbers in rules',
      [{ name: 'y', terms: [{ name: 'none', value: 0 }] }],
      [
        { if: 'x1 is small', then: 'y is 10' },
        { if: 'x1 is big', then: { y: 40 } },
      ],
    ],
    [
      'a number alone',
      [{ name: 'y', terms: [{ name: 'none', value: 0 }] }],
      [
        { if: 'x1 is small', then: 10 },
        { if: 'x1 is big', then: 'y = 4e1' },
      ],
    ],
  ])('constants by %s', (_, outputs, given) => {
    expect(weigh(outputs, given)).toEqual(expected);
  });

  test('the weighted sum, and a centroid that is the weighted average', () => {
    const outputs = [
      {
        name: 'y',
        terms: [
          { name: 'a', value: 10 },
          { name: 'b', value: 40 },
        ],
      },
    ];
    expect(weigh(outputs, rules, { defuzzify: 'wtsum' })).toEqual({ y: expect.closeTo(10.5, 12) as number });
    expect(weigh(outputs, rules, { defuzzify: 'centroid' })).toEqual(expected);
    expect(codeOf(answerOf(fuzzy, { ...PLANES, defuzzify: 'mom' }))).toBe('invalid-defuzzify');
  });
});

test('no rule fired: null with the reason, not the middle of the range', () => {
  const values = { quality: 0, service: 9.8 };
  const rules = [{ if: 'quality is good', then: 'tip is low' }];
  const answer = answerOf(fuzzy, { ...TIPPING, rules, values });
  expect(answer).toMatchObject({ outputs: { tip: null }, fired: [], notes: { tip: 'no-rule-fired' } });
});

test('nothing of what fired lies in the range', () => {
  const outputs = [{ name: 'tip', range: [0, 1], terms: [{ name: 'low', shape: 'tri', params: [2, 3, 4] }] }];
  const rules = [{ if: 'quality is average', then: 'low' }];
  expect(answerOf(fuzzy, { ...TIPPING, outputs, rules, step: undefined })).toMatchObject({
    outputs: { tip: null },
    notes: { tip: 'no-area' },
  });
});

test.each([
  ['Triangle', 'trimf', 'TRI', 'triangular'],
  ['trapezoid', 'trapmf'],
  ['gaussian', 'gaussmf', 'gauss'],
  ['left shoulder', 'linzmf', 'left_shoulder'],
  ['bell', 'gbellmf', 'generalized bell'],
  ['sigmoid', 'sigmf'],
  ['z', 'zmf', 'Z-shape', 'z-shaped'],
])('%s is known as %j', (...names) => {
  const params = {
    t: [0, 5, 10],
    tr: [0, 1, 2, 10],
    g: [2, 5],
    l: [2, 6],
    b: [2, 2, 5],
    s: [2, 5],
    z: [2, 6],
  };
  const [first] = names;
  const own = params[first.startsWith('trap') ? 'tr' : (first.charAt(0).toLowerCase() as 't')];
  const degrees = names.map((shape) => {
    const inputs = [{ name: 'x', range: [0, 10], terms: [{ name: 'a', shape, params: own }] }];
    const rules = [{ if: 'x is a', then: 'tip is low' }];
    return JSON.stringify(answerOf(fuzzy, { ...TIPPING, inputs, rules, values: { x: 4 } })['memberships']);
  });
  expect(degrees[0]).toMatch(/^\{"x":\{"a":0\.\d+|^\{"x":\{"a":1/);
  expect(new Set(degrees).size).toBe(1);
});
