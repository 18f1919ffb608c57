// Turns the import table into dependency-cruiser rules for the rooms that exist in a source tree.
import type { IForbiddenRuleType } from 'dependency-cruiser';
import type { RoomRow } from './import-table.ts';

// Files that only tests read: they may import any room and are no part of the product.
const TEST_FILE = String.raw`\.(?:test|fixture)\.ts$`;

const inside = (room: string): string => `^src/${room}/`;

/** The row that covers each room, `*` filled in from `folders` (paths below src); a room of a longer name wins. */
export function roomsOf(table: readonly RoomRow[], folders: readonly string[]): readonly RoomRow[] {
  const rooms = new Map<string, RoomRow>();
  const literal = table.filter((row) => !row.room.endsWith('/*'));
  for (const row of table.filter((wild) => wild.room.endsWith('/*'))) {
    const pattern = new RegExp(`^${row.room.replace('*', '[^/]+')}$`);
    for (const room of folders.filter((folder) => pattern.test(folder))) rooms.set(room, { ...row, room });
  }
  for (const row of literal) rooms.set(row.room, row);
  return [...rooms.values()].toSorted((a, b) => (a.room < b.room ? -1 : 1));
}

function rulesOfRoom(row: RoomRow, nested: readonly string[]): readonly IForbiddenRuleType[] {
  const { room, mayImport } = row;
  const own = { path: inside(room), pathNot: [TEST_FILE, ...nested.map(inside)] };
  return [
    {
      name: `table:${room}`,
      comment: `${room} may import ${mayImport.join(', ') || 'nothing'} (ARCHITECTURE.md, import table)`,
      severity: 'error',
      from: own,
      to: { path: '^src/', pathNot: [room, ...mayImport].map(inside) },
    },
    {
      name: `index-only:${room}`,
      comment: `from outside, ${room} is imported through its index.ts`,
      severity: 'error',
      from: { pathNot: [inside(room), TEST_FILE, '^test/'] },
      to: { path: inside(room), pathNot: [`^src/${room}/index\\.ts$`, ...nested.map(inside)] },
    },
  ];
}

const RULES_OF_ALL_ROOMS: readonly IForbiddenRuleType[] = [
  {
    name: 'no-cycle',
    comment: 'no cycle between files, types included',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'nothing-from-outside',
    comment: 'core and analysis import nothing but core and analysis: no package, no part of Node',
    severity: 'error',
    from: { path: '^src/(?:core|analysis)/', pathNot: [TEST_FILE] },
    to: { pathNot: ['^src/(?:core|analysis)/'] },
  },
  {
    name: 'nothing-imports-apps',
    comment: 'apps compose; nothing else may know them',
    severity: 'error',
    from: { path: '^src/(?!apps/)' },
    to: { path: '^src/apps/' },
  },
  {
    name: 'no-adapter-imports-another',
    comment:
      'adapters meet in a session, never in each other; only the client of HTTP is shared, by those the table names',
    severity: 'error',
    from: { path: '^src/adapters/((?:market-data|broker)/[^/]+|[^/]+)/', pathNot: [TEST_FILE] },
    to: { path: '^src/adapters/', pathNot: ['^src/adapters/$1/', '^src/adapters/http/'] },
  },
  {
    name: 'no-import-of-tests',
    comment: 'the product imports no test and no fixture',
    severity: 'error',
    from: { path: '^src/', pathNot: [TEST_FILE] },
    to: { path: [TEST_FILE, '^test/'] },
  },
  {
    name: 'resolvable',
    comment: 'every import resolves',
    severity: 'error',
    from: { path: '^src/(?:adapters|apps)/', pathNot: [TEST_FILE] },
    to: { couldNotResolve: true },
  },
];

/** All import rules for `rooms`, each named so that a violation says which line of the table it breaks. */
export function importRules(rooms: readonly RoomRow[]): IForbiddenRuleType[] {
  const names = rooms.map((row) => row.room);
  const ofRooms = rooms.flatMap((row) =>
    rulesOfRoom(
      row,
      names.filter((name) => name.startsWith(`${row.room}/`)),
    ),
  );
  return [...ofRooms, ...RULES_OF_ALL_ROOMS];
}
