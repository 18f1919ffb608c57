// Holds the guide's table of readings to the names that there are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { READING_NAMES } from './reading-book.ts';

it('has a row for every reading, in their order', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/signals.md'), 'utf8');
  const section = guide.split('\n## ').find((part) => part.startsWith('Readings')) ?? '';
  const firstCells = section.match(/^\| `[^|]+/gm) ?? [];
  const names = firstCells.flatMap((cell) => cell.match(/[a-z0-9-]{3,}/g) ?? []);
  expect(names).toEqual([...READING_NAMES]);
});
