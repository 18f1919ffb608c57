// Checks that a list of records is read whole or refused with the place of what is wrong.
import { describe, expect, test } from 'vitest';
import { choiceField, numberField, optionalField } from './field.ts';
import { objectField, objectsField } from './objects-field.ts';

const legs = objectsField(
  {
    right: choiceField(['call', 'put'], 'right'),
    strike: numberField('strike', 'a finite number above 0', (value) => value > 0),
    price: optionalField(numberField('price')),
  },
  'the legs',
  3,
);

test('is named after its fields in help', () => {
  expect(legs.type).toBe('array of {right, strike, price (optional)}');
});

test('reads every element, an optional field as undefined where it is left out or null', () => {
  expect(
    legs.read(
      [
        { right: 'put', strike: 90 },
        { right: 'call', strike: 110, price: 2 },
      ],
      'legs',
    ),
  ).toEqual({
    ok: true,
    value: [
      { right: 'put', strike: 90, price: undefined },
      { right: 'call', strike: 110, price: 2 },
    ],
  });
  expect(legs.read([], 'legs')).toEqual({ ok: true, value: [] });
});

test('refuses a field that is none of its own, whatever its name, and says which was meant', () => {
  const misspelt = { right: 'put', strike: 1, pricee: 3 };
  expect(legs.read([{ right: 'put', strike: 1 }, misspelt], 'legs')).toEqual({
    ok: false,
    code: 'unknown-field',
    message: 'legs[1]: expected the fields right, strike, price, found "pricee" (did you mean "price"?)',
  });
  const inherited = legs.read([{ right: 'put', strike: 1, constructor: 3 }], 'legs');
  expect(inherited).toMatchObject({ ok: false, code: 'unknown-field' });
});

test('passes over other columns where it says so', () => {
  const wide = objectsField({ strike: numberField('strike') }, 'quotes', 3, 'passed-over');
  expect(wide.meaning).toBe('quotes; other columns are passed over');
  expect(legs.meaning).toBe('the legs');
  expect(wide.read([{ strike: 1, size: 2, constructor: 3 }], 'quotes')).toEqual({
    ok: true,
    value: [{ strike: 1 }],
  });
});

describe('says what was expected and what was found, beginning with the place', () => {
  test.each([
    [{}, 'legs: expected an array of {right, strike, price (optional)}, found an object'],
    [null, 'legs: expected an array of {right, strike, price (optional)}, found null'],
    [[3], 'legs[0]: expected an object, found 3'],
    [[[]], 'legs[0]: expected an object, found an array of 0'],
    [
      [{ right: 'put', strike: 1 }, { right: 'put' }],
      'legs[1]: expected the field strike, found none of that name',
    ],
    [[{ right: 'put', strike: 0 }], 'legs[0].strike: expected a finite number above 0, found 0'],
    [Array.from({ length: 4 }, () => 1), 'legs: expected at most 3 elements, found 4'],
  ])('%j', (value, message) => {
    expect(legs.read(value, 'legs')).toEqual({ ok: false, message });
  });
});

test('a single record is read and refused like one of a list', () => {
  const term = objectField({ years: numberField('years'), legs }, 'a term');
  expect(term.type).toBe('object {years, legs}');
  expect(term.read({ years: 1, legs: [] }, 'near')).toEqual({ ok: true, value: { years: 1, legs: [] } });
  expect(term.read({ years: 1, legs: [{}] }, 'near')).toEqual({
    ok: false,
    message: 'near.legs[0]: expected the field right, found none of that name',
  });
  expect(term.read([], 'near')).toEqual({
    ok: false,
    message: 'near: expected an object, found an array of 0',
  });
  expect(term.read({ years: 1, legs: [], year: 2 }, 'near')).toEqual({
    ok: false,
    code: 'unknown-field',
    message: 'near: expected the fields years, legs, found "year" (did you mean "years"?)',
  });
});
