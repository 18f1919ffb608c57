import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleRun } from '../../../test/fixtures/sample-run.ts';
import { InvariantViolation } from '../../core/domain/index.ts';
import { canonicalJson, type LedgerRecord } from '../../core/ledger/index.ts';
import { createLedgerFile } from './ledger-file.ts';
import type { WritableFileSystem } from './partial-file.ts';
import { readLedgerFile } from './read-ledger.ts';
import { StorageError } from './storage-error.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'ledger-file-'));
  path = join(folder, 'ledger.txt');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function write(records: readonly LedgerRecord[], files?: WritableFileSystem): void {
  const ledger = createLedgerFile(path, files);
  for (const record of records) ledger.append(record);
  ledger.finish();
}

/** More than two batches of records. */
function longRun(): LedgerRecord[] {
  const records = sampleRun();
  const middle = records.slice(1, -1);
  const many = Array.from({ length: 60 }, () => middle).flat();
  return [...records.slice(0, 1), ...many, ...records.slice(-1)];
}

/** The file system, with `fail` asked before each call by its name and its position among all calls. */
function watched(fail: (name: string, call: number) => void): WritableFileSystem {
  let calls = 0;
  const through =
    <A extends unknown[], R>(name: string, real: (...args: A) => R) =>
    (...args: A): R => {
      calls += 1;
      fail(name, calls);
      return real(...args);
    };
  return {
    openSync: through('openSync', fs.openSync),
    writeSync: through('writeSync', fs.writeSync as (...args: unknown[]) => number),
    fsyncSync: through('fsyncSync', fs.fsyncSync),
    closeSync: through('closeSync', fs.closeSync),
    renameSync: through('renameSync', fs.renameSync),
    rmSync: through('rmSync', fs.rmSync),
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: planted`), { code });
}

describe('createLedgerFile', () => {
  it('writes the bytes that the format describes', () => {
    write(sampleRun());
    const [header, ...lines] = fs.readFileSync(path, 'utf8').split('\n');
    expect(header).toBe('quantor-ledger 1');
    expect(lines.pop()).toBe('');
    let chain = createHash('sha256').update('quantor-ledger 1\n').digest('hex');
    const expected = sampleRun().map((record) => {
      const text = canonicalJson(record);
      chain = createHash('sha256').update(`${chain}${text}`, 'utf8').digest('hex');
      return `${chain} ${text}`;
    });
    expect(lines).toEqual(expected);
  });

  it('gives back what was written, over many batches', () => {
    const records = longRun();
    write(records);
    const reading = readLedgerFile(path);
    if (!reading.ok) throw new Error(reading.error.message);
    expect(reading.entries.map(({ record }) => record)).toEqual(records);
    expect(reading.manifest).toEqual(records[0]);
    const bytes = fs.readFileSync(path);
    const { offset, text } = reading.entries[7] ?? { offset: 0, text: '' };
    expect(bytes.toString('utf8', offset + 65, offset + 65 + Buffer.byteLength(text))).toBe(text);
    expect(bytes[offset - 1]).toBe(0x0a);
  });

  it('takes a record of any length', () => {
    const [manifest, ...others] = sampleRun();
    const long = { ...manifest, config: { note: 'n\u00f6te '.repeat(50_000) } } as LedgerRecord;
    write([long, ...others]);
    expect(readLedgerFile(path)).toMatchObject({ ok: true, manifest: long });
  });

  it('shows the file under its name only when it is complete', () => {
    const ledger = createLedgerFile(path);
    const records = longRun();
    for (const record of records) ledger.append(record);
    expect(fs.readdirSync(folder)).toEqual(['ledger.txt.partial']);
    ledger.finish();
    expect(fs.readdirSync(folder)).toEqual(['ledger.txt']);
    ledger.abandon();
    expect(fs.readdirSync(folder)).toEqual(['ledger.txt']);
  });

  it('leaves nothing behind when it is abandoned, and an earlier ledger untouched', () => {
    write(sampleRun());
    const before = fs.readFileSync(path);
    const ledger = createLedgerFile(path);
    for (const record of longRun()) ledger.append(record);
    ledger.abandon();
    ledger.abandon();
    expect(fs.readdirSync(folder)).toEqual(['ledger.txt']);
    expect(fs.readFileSync(path).equals(before)).toBe(true);
  });

  it('makes the bytes durable before the name, and the name durable after', () => {
    const calls: string[] = [];
    write(
      sampleRun(),
      watched((name) => calls.push(name)),
    );
    expect(calls).toEqual([
      'openSync',
      'writeSync',
      'fsyncSync',
      'renameSync',
      'closeSync',
      'openSync',
      'fsyncSync',
      'closeSync',
    ]);
  });

  it('writes on where the system takes fewer bytes than it was given', () => {
    const writeSome = (fd: number, bytes: Uint8Array, start: number, length: number): number =>
      fs.writeSync(fd, bytes, start, Math.min(length, 1000));
    write(sampleRun(), { ...fs, writeSync: writeSome as typeof fs.writeSync });
    expect(readLedgerFile(path)).toMatchObject({ ok: true });
  });

  it.each(['ENOSPC', 'EIO', 'EACCES'])(
    'leaves nothing or a whole ledger, whichever call fails with %s',
    (code) => {
      let calls = 0;
      write(
        longRun(),
        watched(() => {
          calls += 1;
        }),
      );
      expect(calls).toBeGreaterThan(10);
      for (let failing = 1; failing <= calls; failing += 1) {
        fs.rmSync(path, { force: true });
        const files = watched((_, call) => {
          if (call === failing) throw systemError(code);
        });
        expect(() => write(longRun(), files), `call ${failing}`).toThrow(StorageError);
        const left = fs.readdirSync(folder);
        if (left.length > 0) {
          expect(left, `call ${failing}`).toEqual(['ledger.txt']);
          expect(readLedgerFile(path)).toMatchObject({ ok: true });
        }
      }
    },
  );

  it('names what is wrong: a full disk, a missing permission, a missing folder', () => {
    const failing = (name: string, code: string): WritableFileSystem =>
      watched((called) => {
        if (called === name) throw systemError(code);
      });
    const codeOf = (action: () => void): unknown => {
      try {
        action();
      } catch (error) {
        return error instanceof StorageError ? error.code : error;
      }
      return 'nothing thrown';
    };
    expect(codeOf(() => write(longRun(), failing('writeSync', 'ENOSPC')))).toBe('output-disk-full');
    expect(codeOf(() => write(sampleRun(), failing('openSync', 'EROFS')))).toBe('output-not-writable');
    expect(codeOf(() => createLedgerFile(join(folder, 'none', 'ledger.txt')))).toBe('output-failed');
    expect(() => write(sampleRun(), failing('openSync', 'EACCES'))).toThrow(
      /ledger\.txt: no permission .*EACCES/,
    );
  });

  it('refuses records out of place and a run without an end', () => {
    const records = sampleRun();
    const append = (...wanted: readonly number[]) => {
      const ledger = createLedgerFile(path);
      try {
        for (const index of wanted) ledger.append(records.at(index) as LedgerRecord);
        ledger.finish();
      } finally {
        ledger.abandon();
      }
    };
    expect(() => append(1)).toThrow(InvariantViolation);
    expect(() => append(-1)).toThrow(InvariantViolation);
    expect(() => append(0, 0, -1)).toThrow(InvariantViolation);
    expect(() => append(0, -1, -1)).toThrow(InvariantViolation);
    expect(() => append(0, 1)).toThrow(InvariantViolation);
    expect(() => append(0, -1)).not.toThrow();
  });
});
