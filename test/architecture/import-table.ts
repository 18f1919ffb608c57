// Reads the import table of ARCHITECTURE.md into rooms, the only source of the import rules.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of the table: a room's pattern and the rooms or rings that it may import. */
export type RoomRow = {
  /** Folder below src, such as `core/pricing`; the last part may be `*`. */
  readonly room: string;
  readonly mayImport: readonly string[];
};

const TABLE = /<!-- import-table:start -->\n(?<rows>[\s\S]*?)<!-- import-table:end -->/;
const NAME = /^[a-z]+(?:-[a-z]+)*(?:\/[a-z]+(?:-[a-z]+)*)*(?:\/\*)?$/;

function namesIn(cell: string): readonly string[] {
  if (cell === 'nothing') return [];
  const names = cell.split(',').map((name) => name.trim());
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) throw new Error(`ARCHITECTURE.md: expected a room or a ring, found "${odd}"`);
  return names;
}

/** The rows of the table in `projectRoot`; throws where a row cannot be read. */
export function readImportTable(projectRoot: string): readonly RoomRow[] {
  const text = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8');
  const rows = TABLE.exec(text)?.groups?.['rows'];
  if (rows === undefined) throw new Error('ARCHITECTURE.md: the import table is missing');
  const bodyRows = rows.trim().split('\n').slice(2);
  return bodyRows.map((line) => {
    const [room, allowed, ...rest] = line.split('|').slice(1, -1);
    if (room === undefined || allowed === undefined || rest.length > 0) {
      throw new Error(`ARCHITECTURE.md: expected "| room | may import |", found "${line}"`);
    }
    const name = namesIn(room.trim())[0];
    if (name === undefined) throw new Error(`ARCHITECTURE.md: a row names no room: "${line}"`);
    return { room: name, mayImport: namesIn(allowed.trim()) };
  });
}
