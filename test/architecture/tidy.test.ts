// The project's own sources and documents keep the house rules.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTidy } from './tidy.ts';
import { printed } from './violation.ts';

const { violations, excused } = checkTidy(join(import.meta.dirname, '..', '..'));

test('sources and documents are tidy', () => {
  expect(printed(violations)).toEqual([]);
});

test('every exception from determinism is listed here with its place', () => {
  expect(excused).toEqual([]);
});
