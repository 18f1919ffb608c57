// Runs every published vector against Quantor's own rules, and checks that the suite has its published shape.
import { describe, expect, test } from 'vitest';
import { ADAPTERS } from './adapters.ts';
import { differences } from './compare-answer.ts';
import { readVectors, shapeProblems, VECTOR_KINDS, vectorFiles, vectorText } from './vector-files.ts';

test.each(vectorFiles())('%s has the published shape', (file) => {
  expect(shapeProblems(file, vectorText(file))).toEqual([]);
});

describe.each(VECTOR_KINDS)('%s', (kind) => {
  const vectors = readVectors().filter((vector) => vector.kind === kind);
  test.each(vectors)('$id', ({ given, expected }) => {
    expect(differences(expected, ADAPTERS[kind](given))).toEqual([]);
  });
});
