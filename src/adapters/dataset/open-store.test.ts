import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../core/domain/index.ts';
import {
  FIRST_DATE,
  fixtureRows,
  importRows,
  inFolder,
  listing,
  printedRows,
  readAll,
  reportOf,
  sliceOf,
} from './chain-rows.fixture.ts';
import { STORE_STEPS, type StoreStep } from './commit/file-steps.ts';
import { openStore } from './open-store.ts';

describe('what is written', () => {
  it('is read again, value by value and in order, whatever is missing and however it came', async () => {
    const shapes = fc.record({
      rows: fc.integer({ min: 1, max: 6000 }),
      dates: fc.integer({ min: 1, max: 5 }),
      seed: fc.integer({ min: 1, max: 1e9 }),
      mixed: fc.boolean(),
      batch: fc.integer({ min: 1, max: 4000 }),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ batch, ...shape }) => {
        await inFolder(async (folder) => {
          const rows = fixtureRows({ ...shape, roots: ['SPX', 'SPXW'] });
          const store = openStore(folder, { create: true, threads: 1 });
          const { manifest } = await importRows(store, 'a', rows, Math.max(batch, rows.length >> 6));
          expect(manifest).toMatchObject({ stored: rows.length, alreadyStored: 0, conflictsWithStored: 0 });
          const expected = printedRows(rows);
          for (const root of rows.roots)
            expect(await readAll(store, root)).toEqual(expected.filter((row) => row.startsWith(`${root} `)));
          expect(await store.verify()).toEqual([]);
          store.close();
        });
      }),
      { numRuns: 12 },
    );
  });

  it('is the same bytes whatever the batches, and twice is once', async () => {
    await inFolder(async (folder) => {
      const rows = fixtureRows({ rows: 3000, dates: 3 });
      const [one, other] = [join(folder, 'one'), join(folder, 'other')];
      for (const [path, batch] of [
        [one, 3000],
        [other, 17],
      ] as const)
        await importRows(openStore(path, { create: true, threads: 1 }), 'a', rows, batch);
      expect(listing(one)).toEqual(listing(other));
      const again = await importRows(openStore(one), 'a', rows);
      expect(again.state).toBe('already-imported');
      expect(listing(one)).toEqual(listing(other));
    });
  });

  it('has several parts in a partition where rows are many, and drops of many partitions wait for their part', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const many = fixtureRows({ rows: 70_000, seed: 5 });
      const { manifest } = await importRows(store, 'many', many, 9000);
      expect(manifest.parts.map(({ path, rows }) => [path.slice(-7), rows])).toHaveLength(3);
      expect(await readAll(store, 'SPXW')).toEqual(printedRows(many));
      const drops = fixtureRows({ rows: 20_000, dates: 150, seed: 3, roots: ['SPY'] });
      await importRows(store, 'drops', drops, 500);
      expect(store.chainDates('SPY')).toHaveLength(150);
      expect(await readAll(store, 'SPY')).toEqual(printedRows(drops));
    });
  });

  it('is read by the window of dates', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      await importRows(store, 'a', fixtureRows({ rows: 100, dates: 5 }));
      const window = { root: 'SPXW', from: '2026-02-21' as SessionDate, to: '2026-02-23' as SessionDate };
      const dates: string[] = [];
      for await (const day of store.readChains(window)) dates.push(day.date);
      expect(dates).toEqual(['2026-02-21', '2026-02-22', '2026-02-23']);
      expect(store.chainDates('SPY')).toEqual([]);
    });
  });
});

describe('a row that comes again', () => {
  it('adds what is new, counts what is alike, and keeps out what contradicts', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const rows = fixtureRows({ rows: 1000, dates: 2 });
      await importRows(store, 'first', sliceOf(rows, 0, 700));
      const second = fixtureRows({ rows: 1000, dates: 2 });
      for (let row = 500; row < 600; row++) second.bid[row] = 1e9;
      // A difference beside the quote is no other fact.
      for (let row = 600; row < 700; row++) second.vendorVol[row] = 1e9;
      const { manifest } = await importRows(store, 'second', sliceOf(second, 500, 1000));
      expect(manifest).toMatchObject({ stored: 300, alreadyStored: 100, conflictsWithStored: 100 });
      expect(await readAll(store, 'SPXW')).toEqual(printedRows(rows));
    });
  });

  it('may repeat its own rows: the first of a key counts, in one part and across parts', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const rows = fixtureRows({ rows: 40_000, seed: 6 });
      const under = await store.beginImport({ name: 'a', layout: 'fixture' });
      await under.append(rows);
      await under.append(sliceOf(rows, 0, 300));
      const other = fixtureRows({ rows: 40_000, seed: 6 });
      other.ask.fill(1e9);
      await under.append(sliceOf(other, 39_800, 40_000));
      const { manifest } = await under.commit(reportOf('a'));
      expect(manifest).toMatchObject({ stored: 40_000, alreadyStored: 300, conflictsWithStored: 200 });
      expect(await readAll(store, 'SPXW')).toEqual(printedRows(rows));
    });
  });

  it('waits for the first to finish, and leaves no trace where it is abandoned', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      await importRows(store, 'first', fixtureRows({ rows: 100 }));
      const before = listing(folder);
      const under = await store.beginImport({ name: 'b', layout: 'fixture' });
      await under.append(fixtureRows({ rows: 40_000, seed: 9 }));
      await expect(store.beginImport({ name: 'c', layout: 'fixture' })).rejects.toMatchObject({
        code: 'store-busy',
      });
      await under.abandon();
      expect(listing(folder)).toEqual(before);
      await under.abandon();
      expect((await importRows(store, 'c', fixtureRows({ rows: 50, seed: 4 }))).state).toBe('committed');
    });
  });
});

describe('what goes wrong has a code', () => {
  it('tells a folder that is missing, a file, or no store', async () => {
    await inFolder(async (folder) => {
      const codeOf = (path: string, create = false): unknown => {
        try {
          return openStore(path, { create });
        } catch (error) {
          return (error as { code: string }).code;
        }
      };
      expect(codeOf(join(folder, 'none'))).toBe('store-missing');
      writeFileSync(join(folder, 'file'), '');
      expect(codeOf(join(folder, 'file'), true)).toBe('store-not-a-store');
      expect(codeOf(folder, true)).toBe('store-not-a-store');
      mkdirSync(join(folder, 'newer'));
      writeFileSync(join(folder, 'newer', 'quantor-store.json'), '{"kind":"quantor-store","version":2}');
      expect(codeOf(join(folder, 'newer'))).toBe('store-not-a-store');
    });
  });

  it('names a part that is changed or gone, and a manifest that is changed', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const { manifest } = await importRows(store, 'a', fixtureRows({ rows: 2000, dates: 2 }));
      const parts = manifest.parts.map((part) => ({ ...part, path: join(folder, part.path) }));
      const [first, second] = parts.toSorted((a, b) => a.firstMs - b.firstMs);
      const bytes = readFileSync(first?.path ?? '');
      bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 0xff;
      writeFileSync(first?.path ?? '', bytes);
      rmSync(second?.path ?? '');
      const faults = (await store.verify()).map(({ code, path }) => [code, path]);
      expect(faults).toHaveLength(2);
      expect(faults).toContainEqual(['store-part-damaged', first?.path]);
      expect(faults).toContainEqual(['store-part-missing', second?.path]);
      await expect(readAll(store, 'SPXW')).rejects.toMatchObject({
        code: 'store-part-damaged',
        message: expect.stringContaining(first?.sha256 ?? 'none') as string,
      });
      const path = join(folder, 'imports', `${manifest.sha256.slice(0, 16)}.json`);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"stored":2000', '"stored":2001'));
      expect(() => openStore(folder).imports()).toThrow(/store-manifest-damaged|as it was written/);
    });
  });

  it('names a part that another one, readable like it, stands in for', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const { manifest } = await importRows(store, 'a', fixtureRows({ rows: 2000, dates: 2 }));
      const [one, other] = manifest.parts.map(({ path }) => join(folder, path)) as [string, string];
      cpSync(one, other);
      await expect(readAll(store, 'SPXW')).rejects.toMatchObject({ code: 'store-part-damaged', path: other });
    });
  });

  it('refuses rows that cannot be placed', async () => {
    await inFolder(async (folder) => {
      const store = openStore(folder, { create: true, threads: 1 });
      const under = await store.beginImport({ name: 'a', layout: 'fixture' });
      const rows = fixtureRows({ rows: 3 });
      rows.strike[1] = Number.NaN;
      await expect(under.append(rows)).rejects.toMatchObject({
        code: 'store-rows',
        message: 'row 2 of a batch: expected a strike, found NaN',
      });
      expect(store.imports()).toEqual([]);
    });
  });

  it('keeps the store as it was when the disk is full or read-only at any step', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'store');
      await importRows(
        openStore(path, { create: true, threads: 1 }),
        'first',
        fixtureRows({ rows: 500, dates: 3 }),
      );
      const before = listing(path);
      const rows = fixtureRows({ rows: 2000, dates: 4, seed: 8, roots: ['SPY'] });
      // Only rows of many partitions at a time are put aside.
      const drops = fixtureRows({ rows: 4000, dates: 100, seed: 8, roots: ['SPY'] });
      for (const [step, code] of STORE_STEPS.map(
        (name, at) => [name, at % 2 === 0 ? 'ENOSPC' : 'EROFS'] as const,
      )) {
        if (step === 'imports-sync' || step === 'staging-remove') continue;
        const onStep = (at: StoreStep): void => {
          if (at === step) throw Object.assign(new Error(`failed ${step}`), { code });
        };
        const store = openStore(path, { onStep, threads: 1 });
        await expect(importRows(store, 'second', step === 'spill' ? drops : rows)).rejects.toMatchObject({
          code: code === 'ENOSPC' ? 'store-disk-full' : 'store-not-writable',
        });
        expect(listing(path), step).toEqual(before);
      }
      expect((await importRows(openStore(path), 'second', rows)).manifest.stored).toBe(2000);
    });
  });

  it.skipIf(process.getuid?.() === 0)('tells a folder that may not be written', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'store');
      const store = openStore(path, { create: true, threads: 1 });
      chmodSync(path, 0o555);
      await expect(store.beginImport({ name: 'a', layout: 'fixture' })).rejects.toMatchObject({
        code: 'store-not-writable',
      });
      chmodSync(path, 0o755);
    });
  });
});

it('reads nothing before the first date', async () => {
  await inFolder(async (folder) => {
    const store = openStore(folder, { create: true });
    for await (const day of store.readChains({ root: 'SPX', from: FIRST_DATE, to: FIRST_DATE }))
      expect(day).toBeUndefined();
  });
});
