// Pages of an unfinished fetch come back as they were kept, or not at all.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { columnsFromJson, columnsToJson } from './columns-json.ts';
import { openPageSpool, unfinishedSpools } from './page-spool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-spool-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const LABEL = { title: 'alpaca bars SPY 5m', span: { from: '2024-01-02', to: '2024-01-05' } };
const PAGES = [
  { rows: { close: Float64Array.of(1.5, Number.NaN, -0.1), lines: Int32Array.of(1, 2) }, next: 'a' },
  { rows: { close: Float64Array.of(), side: Uint8Array.of(0, 255) }, next: undefined },
];

test('numbers survive JSON bit by bit, missing ones too', () => {
  const numbers = fc
    .float64Array({ noNaN: false })
    .map((values) => values.map((value) => (Object.is(value, -0) ? 0 : value)));
  const finite = numbers.map((values) =>
    values.map((value) => (Number.isFinite(value) ? value : Number.NaN)),
  );
  fc.assert(
    fc.property(finite, fc.int32Array(), fc.uint8Array(), (a, b, c) => {
      expect(columnsFromJson(columnsToJson({ a, b, c, next: undefined }))).toEqual({ a, b, c });
    }),
  );
});

test('pages are there for whoever opens the spool next, until it is cleared', () => {
  const spool = openPageSpool(folder, LABEL);
  for (const page of PAGES) spool.keep(page);
  expect(openPageSpool(folder, LABEL).pages()).toEqual(PAGES);
  expect(unfinishedSpools(folder).map(({ label }) => label)).toEqual([LABEL]);
  expect(openPageSpool(folder, { ...LABEL, title: 'another' }).pages()).toEqual([]);
  spool.clear();
  expect(readdirSync(folder)).toEqual([]);
  expect(openPageSpool(folder, LABEL).pages()).toEqual([]);
});

test('a page with any one byte changed is not believed, nor is what follows it', () => {
  const spool = openPageSpool(folder, LABEL);
  for (const page of PAGES) spool.keep(page);
  const [own = ''] = readdirSync(folder);
  const path = join(folder, own, 'page-000000.json');
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 2 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ change;
      writeFileSync(path, damaged);
      expect(openPageSpool(folder, LABEL).pages()).toEqual([]);
    }),
  );
  for (let length = 0; length < whole.length - 1; length += 7) {
    writeFileSync(path, whole.subarray(0, length));
    expect(openPageSpool(folder, LABEL).pages()).toEqual([]);
  }
});

test('a page that takes the place of a damaged one ends what was kept', () => {
  const spool = openPageSpool(folder, LABEL);
  for (const page of [...PAGES, ...PAGES]) spool.keep(page);
  const [own = ''] = readdirSync(folder);
  writeFileSync(join(folder, own, 'page-000001.json'), '');
  const again = openPageSpool<unknown>(folder, LABEL);
  again.keep({ next: 'b' });
  expect(openPageSpool(folder, LABEL).pages()).toEqual([PAGES[0], { next: 'b' }]);
});

test('a page that holds a key is refused before it is on disk; numbers are not asked about', () => {
  const holdsSecret = (text: string): boolean => text.includes('CANARY') || text.includes('123456');
  const spool = openPageSpool<unknown>(folder, LABEL, { holdsSecret });
  expect(() => {
    spool.keep({ rows: { close: Float64Array.of(1) }, next: 'SPY|CANARY|2' });
  }).toThrow(expect.objectContaining({ code: 'secret-refused' }));
  expect(readdirSync(folder)).toEqual([]);
  spool.keep({ rows: { close: Float64Array.of(123_456) }, next: 'SPY|2' });
  expect(spool.pages()).toHaveLength(1);
});

test('refusals of a place are counted until a page is kept behind it', () => {
  const spool = openPageSpool<unknown>(folder, LABEL);
  spool.keep(PAGES[0]);
  expect([spool.countRefusal(), openPageSpool(folder, LABEL).countRefusal()]).toEqual([1, 2]);
  spool.keep(PAGES[1]);
  expect(spool.countRefusal()).toBe(1);
  spool.clear();
  expect(readdirSync(folder)).toEqual([]);
});
