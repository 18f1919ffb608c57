// Papers cited in code and papers listed in docs/papers.md are the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../architecture/source-tree.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** The first cell of a row, and the rooms of its last. */
const rows = Array.from(
  read('docs/papers.md').matchAll(/^\| (?<source>[^|]+) \| [^|]+ \| (?<rooms>[^|]+) \|$/gm),
  ({ groups }) => ({ source: groups?.['source'] ?? '', rooms: (groups?.['rooms'] ?? '').split(', ') }),
).filter(({ source }) => source !== 'source');

const sources = ['src', 'scripts', 'test']
  .flatMap((folder) => filesBelow(projectRoot, folder))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('test/docs/'));

/** Comment text runs over line ends. */
const proseOf = (path: string): string => read(path).replaceAll(/\n\s*(?:\/\/|\*)\s*/g, ' ');

const NAME = "(?:[A-Z]\\.)*\\p{Lu}[\\p{L}.']+(?: [\\p{Lu}][\\p{L}.']+)*";
const AUTHORS_AND_YEAR = new RegExp(
  `${NAME}(?:, ${NAME})*(?:,? and ${NAME})?(?:'s|’s)? \\((?:1[5-9]|20)\\d\\d\\)`,
  'gu',
);

/** Authors and year of every citation in a file: `Brent (1973)`. */
function citationsIn(path: string): readonly string[] {
  const found = proseOf(path).match(AUTHORS_AND_YEAR) ?? [];
  return found.map((text) => text.replace(/^Source: /, '').replace(/['’]s /, ' '));
}

test('every citation in code has its row', () => {
  const listed = rows.map(({ source }) => source).join('; ');
  const cited = sources.flatMap((path) => citationsIn(path).map((citation) => ({ path, citation })));
  expect(cited.length).toBeGreaterThan(20);
  expect(cited.filter(({ citation }) => !listed.includes(citation))).toEqual([]);
});

test('every row is cited in each of its rooms', () => {
  const uncited = rows.flatMap(({ source, rooms }) => {
    // "Hull" has no year, and a row of several laws is cited by its first.
    const name = source.split(';')[0] ?? source;
    return rooms
      .filter((room) => !sources.some((path) => path.includes(room) && proseOf(path).includes(name)))
      .map((room) => `${name} in ${room}`);
  });
  expect(uncited).toEqual([]);
});

test('every source stands once', () => {
  const names = rows.map(({ source }) => source);
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});
