// Checks the coded errors of `calc fuzzy`: of variables, shapes, rules in every form, values and methods.
/* oxlint-disable unicorn/no-thenable -- `then` is the field's published name; no rule is awaited */
import { expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { FUZZY_EXAMPLES } from './fuzzy-help.ts';
import { fuzzy } from './fuzzy.ts';

interface Line {
  readonly inputs: readonly object[];
  readonly outputs: readonly object[];
  readonly rules: readonly object[];
}

const [TIPPING, PLANES] = FUZZY_EXAMPLES.map((line) => JSON.parse(line) as Line) as [Line, Line];

const [quality, service] = TIPPING.inputs;
const [rule] = TIPPING.rules;
const term = { name: 'poor', shape: 'triangle', params: [0, 0, 5] };
const input = (change: object): object => ({
  inputs: [{ ...quality, ...change }, service],
});
const rules = (change: object): object => ({ rules: [{ ...rule, ...change }] });

test.each<[string, object]>([
  ['invalid-kind', { kind: 'tsukamoto' }],
  ['no-inputs', { inputs: [] }],
  ['no-outputs', { outputs: [] }],
  ['no-rules', { rules: [] }],
  ['no-terms', input({ terms: [] })],
  ['duplicate-name', input({ name: 'Service' })],
  ['duplicate-name', input({ name: 'tip' })],
  ['duplicate-name', input({ terms: [term, { ...term, name: 'POOR' }] })],
  ['bad-range', input({ range: [10, 0] })],
  ['bad-range', input({ range: [5] })],
  ['invalid-inputs', input({ range: ['a', 2] })],
  ['invalid-inputs', input({ name: '' })],
  ['unknown-field', input({ unit: 'points' })],
  ['unknown-shape', input({ terms: [{ ...term, shape: 'pentagon' }] })],
  ['unknown-shape', input({ terms: [{ ...term, shape: undefined }] })],
  ['unknown-shape', input({ terms: [{ ...term, shape: 'constructor' }] })],
  ['bad-params', input({ terms: [{ ...term, params: [5, 0, 1] }] })],
  ['bad-params', input({ terms: [{ ...term, params: [5, 0] }] })],
  ['bad-params', input({ terms: [{ ...term, params: ['a', 0, 1] }] })],
  ['bad-params', input({ terms: [{ ...term, params: undefined }] })],
  ['invalid-outputs', { outputs: TIPPING.outputs.map((one) => ({ ...one, range: undefined })) }],
  ['rule-syntax', rules({ if: '' })],
  ['rule-syntax', rules({ if: 'quality poor' })],
  ['rule-syntax', rules({ if: {} })],
  ['rule-syntax', rules({ if: [] })],
  ['rule-syntax', rules({ if: null })],
  ['rule-syntax', rules({ if: { quality: 3 } })],
  ['rule-syntax', rules({ if: { quality: 'poor', service: 'poor', op: 'xor' } })],
  ['rule-syntax', rules({ then: '' })],
  ['rule-syntax', rules({ then: [] })],
  ['rule-syntax', rules({ then: {} })],
  ['unknown-variable', rules({ if: 'mood is poor' })],
  ['unknown-variable', rules({ if: { mood: 'poor' } })],
  ['unknown-variable', rules({ if: { __proto__: null, toString: 'poor' } })],
  ['unknown-variable', rules({ then: { price: 'low' } })],
  ['unknown-variable', rules({ if: 'tip is low' })],
  ['unknown-term', rules({ if: 'quality is awful' })],
  ['unknown-term', rules({ if: { quality: 'awful' } })],
  ['unknown-term', rules({ then: 'tip is none' })],
  ['unknown-term', rules({ then: { tip: 'none' } })],
  ['unknown-term', rules({ then: { tip: 4 } })],
  ['bad-weight', rules({ weight: 1.5 })],
  ['bad-weight', rules({ weight: -0.1 })],
  ['invalid-rules', rules({ weight: 'heavy' })],
  ['invalid-rules', { rules: [{ then: 'tip is low' }] }],
  ['missing-value', { values: { quality: 1 } }],
  ['missing-value', { values: { quality: 1, service: null } }],
  ['unknown-variable', { values: { quality: 1, service: 2, mood: 3 } }],
  ['invalid-values', { values: { quality: '1', service: 2 } }],
  ['invalid-values', { values: [1, 2] }],
  ['outside-range', { values: { quality: 11, service: 2 } }],
  ['outside-range', { values: { quality: 1, service: -0.001 } }],
  ['invalid-defuzzify', { defuzzify: 'height' }],
  ['invalid-defuzzify', { defuzzify: 'weighted-average' }],
  ['samples-and-step', { samples: 101 }],
  ['invalid-samples', { step: null, samples: 1 }],
  ['invalid-step', { step: 1e-9 }],
  ['missing-field', { values: undefined }],
  ['unknown-field', { defuzzification: 'centroid' }],
])('%s for %j', (code, change) => {
  expect(codeOf(answerOf(fuzzy, { ...TIPPING, ...change }))).toBe(code);
});

test('of a sugeno system', () => {
  const of = (change: object): unknown => codeOf(answerOf(fuzzy, { ...PLANES, ...change }));
  const output = (term_: object): object => ({
    outputs: [{ name: 'y', terms: [{ name: 'sum', ...term_ }] }],
  });
  expect(of({ step: 1 })).toBe('mamdani-only');
  expect(of({ implication: 'prod' })).toBe('mamdani-only');
  expect(of(output({ shape: 'triangle', params: [0, 1, 2] }))).toBe('unknown-shape');
  expect(of(output({ params: [] }))).toBe('bad-params');
  expect(of(output({ params: [1, 2] }))).toBe('bad-params');
  expect(of(output({ params: [1], value: 1 }))).toBe('bad-params');
  expect(of(output({}))).toBe('bad-params');
  expect(
    of({
      ...output({ value: 1e308 }),
      defuzzify: 'wtsum',
      rules: Array.from({ length: 9 }, () => ({ if: 'x1 is any', then: 'sum' })),
    }),
  ).toBe('out-of-range');
});

test('say where a rule is wrong', () => {
  expect(
    answerOf(fuzzy, { ...TIPPING, ...rules({ if: 'quality is poor xor service is poor' }) })['error'],
  ).toEqual({
    code: 'rule-syntax',
    message: 'rules[0].if: expected and, or, or the end at column 17, found "xor service is poor"',
  });
});
