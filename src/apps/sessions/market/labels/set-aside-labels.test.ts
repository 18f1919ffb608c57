// Checks that a run says which rows it left out and why, loudly where they are many.
import { expect, test } from 'vitest';
import type { SessionDate } from '../../../../core/domain/index.ts';
import { setAsideSentences } from './set-aside-labels.ts';

test('rows set aside are told with their reasons, and a warning comes first where they are many', () => {
  const few = { rows: 1000, quarantinedRows: 2, quarantineReasons: { 'decimal-error': 2 }, levelChanges: [] };
  expect(setAsideSentences(few)).toEqual([
    '2 of 1000 rows of the prices were set aside (2 decimal-error); quantor data check lists them.',
  ]);
  const split = {
    date: '2018-12-31' as SessionDate,
    ratio: 0.5,
    reading: 'split' as const,
    split: '2:1',
    rows: 249,
  };
  const many = { rows: 502, quarantinedRows: 249, quarantineReasons: { split: 249 }, levelChanges: [split] };
  const [warning, level] = setAsideSentences(many);
  expect(warning).toMatch(/^WARNING: 49\.6% of the prices are missing from this run\. 249 of 502 rows/);
  expect(level).toBe(
    'The level of the prices changes for good on 2018-12-31, as by a split of 2:1 (0.500 times what it was): the 249 rows on one side of it were set aside.',
  );
  expect(setAsideSentences({ ...few, quarantinedRows: 0, quarantineReasons: {} })).toEqual([]);
});
