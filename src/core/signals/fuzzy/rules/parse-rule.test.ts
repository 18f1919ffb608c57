// Tests the language of rules: what binds closer, hedges, names that look like words of it, and where it is wrong.
import { describe, expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { parseCondition, parseConsequents } from './parse-rule.ts';

const VARIABLES = [
  { name: 'service', terms: [{ name: 'poor' }, { name: 'good' }, { name: 'very good' }] },
  { name: 'food quality', terms: [{ name: 'rancid' }, { name: 'not bad' }] },
  { name: 'order', terms: [{ name: 'late' }] },
];

/** The condition written back with a parenthesis around every join. */
function written(condition: Condition): string {
  switch (condition.kind) {
    case 'always':
      return 'always';
    case 'is':
      return `${condition.variable}=${[...condition.hedges, condition.term].join('~')}`;
    case 'not':
      return `not(${written(condition.of)})`;
    case 'and':
    case 'or':
      return `(${condition.of.map(written).join(` ${condition.kind} `)})`;
  }
}

test.each([
  ['service is poor', 'service=poor'],
  ['if Service IS Poor', 'service=poor'],
  ['service is poor or service is good and order is late', '(service=poor or (service=good and order=late))'],
  [
    '(service is poor or service is good) and order is late',
    '((service=poor or service=good) and order=late)',
  ],
  ['not service is poor and order is late', '(not(service=poor) and order=late)'],
  ['not (service is poor & order == late)', 'not((service=poor and order=late))'],
  ['service is not very poor', 'service=not~very~poor'],
  ['service is somewhat poor', 'service=somewhat~poor'],
  ['service != poor || !order = late', '(service=not~poor or not(order=late))'],
  ['service is very good', 'service=very good'],
  ['service is very very good', 'service=very~very good'],
  ['food quality is not bad', 'food quality=not bad'],
  ['food quality is not rancid', 'food quality=not~rancid'],
  ['order is any', 'always'],
  ['order is late or(order is late)', '(order=late or order=late)'],
])('%s', (text, expected) => {
  const reading = parseCondition(text, VARIABLES);
  expect(reading.ok ? written(reading.condition) : reading.message).toBe(expected);
});

describe('says where a condition is wrong', () => {
  test.each([
    ['', 'rule-syntax', 'expected a variable at column 1, found the end'],
    ['service', 'rule-syntax', 'expected is after service at column 8, found the end'],
    ['service is', 'rule-syntax', 'expected a term of service at column 11, found the end'],
    [
      'service is poor order is late',
      'rule-syntax',
      'expected and, or, or the end at column 17, found "order is late"',
    ],
    ['(service is poor', 'rule-syntax', 'expected and, or, or ) at column 17, found the end'],
    ['service is poor and', 'rule-syntax', 'expected a variable at column 20, found the end'],
    ['service is poor)', 'rule-syntax', 'expected and, or, or the end at column 16, found ")"'],
    [
      'waiter is poor',
      'unknown-variable',
      'expected one of service, food quality, order at column 1, found "waiter is poor"',
    ],
    [
      'services is poor',
      'unknown-variable',
      'expected one of service, food quality, order at column 1, found "services is poor"',
    ],
    [
      'service is rancid',
      'unknown-term',
      'expected a term of service (poor, good, very good) at column 12, found "rancid"',
    ],
    [
      'service is poorly',
      'unknown-term',
      'expected a term of service (poor, good, very good) at column 12, found "poorly"',
    ],
  ])('"%s"', (text, code, message) => {
    expect(parseCondition(text, VARIABLES)).toEqual({ ok: false, code, message });
  });

  test('and does not follow parentheses without bound', () => {
    const deep = `${'('.repeat(5000)}service is poor`;
    expect(parseCondition(deep, VARIABLES)).toMatchObject({ ok: false, code: 'rule-syntax' });
    const long = `${'not '.repeat(5000)}service is poor`;
    expect(parseCondition(long, VARIABLES)).toMatchObject({ ok: false, code: 'rule-syntax' });
    const hedges = `service is ${'very '.repeat(1000)}poor`;
    expect(parseCondition(hedges, VARIABLES)).toMatchObject({ ok: false });
  });
});

test('consequents are joined by and or commas', () => {
  const one = { output: 'service', term: 'very good' };
  const two = { output: 'order', term: 'late' };
  for (const text of ['service is very good and order is late', 'then service = very good, order = late'])
    expect(parseConsequents(text, VARIABLES)).toEqual({ ok: true, consequents: [one, two] });
  expect(parseConsequents('order is late or order is late', VARIABLES)).toMatchObject({
    code: 'rule-syntax',
  });
  expect(parseConsequents('order is early', VARIABLES)).toMatchObject({ code: 'unknown-term' });
});
