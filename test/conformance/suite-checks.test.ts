// The suite's own checks find what they are there to find.
import { describe, expect, it, test } from 'vitest';
import { differences } from './compare-answer.ts';
import { shapeProblems } from './vector-files.ts';

const SOUND = {
  id: 'margin-a',
  kind: 'margin',
  title: 'What holds here',
  arithmetic: '1 x 100 = 100 dollars',
  given: { spot: 1 },
  expected: { cboe: 100 },
};

describe('the shape of a file', () => {
  it('is accepted where it is sound', () => {
    expect(shapeProblems('margin-a.json', JSON.stringify([SOUND]))).toEqual([]);
  });

  test.each([
    ['another name', 'other.json', [SOUND]],
    ['another ending', 'margin-a.txt', [SOUND]],
    ['no vector', 'margin-a.json', []],
    ['an id of another kind', 'margin-a.json', [{ ...SOUND, id: 'fees-a' }]],
    ['a kind of another file', 'fees-a.json', [SOUND]],
    ['an unknown kind', 'margin-a.json', [{ ...SOUND, kind: 'other', id: 'other-a' }]],
    ['neither source nor arithmetic', 'margin-a.json', [{ ...SOUND, arithmetic: undefined }]],
    ['no inputs', 'margin-a.json', [{ ...SOUND, given: {} }]],
    ['nothing judged', 'margin-a.json', [{ ...SOUND, expected: { tolerance: 1 } }]],
    ['a field that is not known', 'margin-a.json', [{ ...SOUND, notes: 'x' }]],
  ])('is refused for %s', (_, file, vectors) => {
    expect(shapeProblems(file, JSON.stringify(vectors))).toHaveLength(1);
  });

  it('is refused where it is no JSON', () => {
    expect(shapeProblems('margin-a.json', '[')).toMatchObject([/expected JSON/]);
  });
});

describe('an answer', () => {
  it.each([
    ['equal to the cent', { a: 100.1 }, { a: 100.1 + 1e-12, b: 3 }],
    ['within its own tolerance', { a: 0.5, tolerance: 0.01 }, { a: 0.509 }],
    ['without a figure where there is none', { a: null }, {}],
    ['at the same instant', { at: '2026-06-18T09:30:00-04:00' }, { at: '2026-06-18T13:30:00.000Z' }],
    ['with the fields of a list', [{ a: 1 }, { b: 'x' }], [{ a: 1, c: 2 }, { b: 'x' }]],
  ])('%s passes', (_, expected, actual) => {
    expect(differences(expected, actual)).toEqual([]);
  });

  it.each([
    ['a cent away', { a: 100.1 }, { a: 100.11 }],
    ['outside its tolerance', { a: 0.5, tolerance: 0.01 }, { a: 0.511 }],
    ['without the field', { a: 0 }, {}],
    ['with a figure where there is none', { a: null }, { a: 0 }],
    ['a second away', { at: '2026-06-18T09:30:00-04:00' }, { at: '2026-06-18T13:30:01.000Z' }],
    ['of another length', [1], [1, 2]],
    ['of another word', { a: 'x' }, { a: 'y' }],
    ['with text for a number', { a: 1 }, { a: '1' }],
    ['that is not there', { a: { b: 1 } }, { a: undefined }],
  ])('%s fails', (_, expected, actual) => {
    expect(differences(expected, actual)).toHaveLength(1);
  });
});
