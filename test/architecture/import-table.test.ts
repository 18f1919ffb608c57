// The import table is read strictly, so that a slip in ARCHITECTURE.md cannot switch a rule off.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { roomsOf } from './import-rules.ts';
import { readImportTable } from './import-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-table-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function tableOf(rows: string): ReturnType<typeof readImportTable> {
  const text = `<!-- import-table:start -->\n| room | may import |\n|---|---|\n${rows}\n<!-- import-table:end -->\n`;
  writeFileSync(join(folder, 'ARCHITECTURE.md'), text);
  return readImportTable(folder);
}

test('a row gives a room and what it may import', () => {
  expect(tableOf('| core/domain | nothing |\n| core/engine | core, core/ports |')).toEqual([
    { room: 'core/domain', mayImport: [] },
    { room: 'core/engine', mayImport: ['core', 'core/ports'] },
  ]);
});

test.each([
  ['a third column', '| core/domain | nothing | really |'],
  ['a missing column', '| core/domain |'],
  ['prose in place of a room', '| core/domain | the others |'],
  ['an empty cell', '| core/domain | |'],
  ['a row for nothing', '| nothing | core |'],
])('%s is an error', (_name, row) => {
  expect(() => tableOf(row)).toThrow('ARCHITECTURE.md: ');
});

test('a document without the table is an error', () => {
  writeFileSync(join(folder, 'ARCHITECTURE.md'), '# Architecture\n');
  expect(() => readImportTable(folder)).toThrow('the import table is missing');
});

test('a star stands for each folder at its place and nothing below', () => {
  const table = tableOf('| adapters/broker/* | core/ports |');
  const folders = ['adapters', 'adapters/broker', 'adapters/broker/alpaca', 'adapters/broker/alpaca/map'];
  expect(roomsOf(table, folders)).toEqual([{ room: 'adapters/broker/alpaca', mayImport: ['core/ports'] }]);
});
