import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../../test/fixtures/sample-run.ts';
import { canonicalJson } from '../../core/ledger/index.ts';
import { CHAIN_START, LEDGER_HEADER, nextChain } from './hash-chain.ts';
import { type LedgerError, readLedgerBytes, readLedgerFile } from './read-ledger.ts';

/** The bytes of a ledger with these record texts and an intact chain. */
function chained(texts: readonly string[]): Buffer {
  let chain = CHAIN_START;
  const lines = texts.map((text) => {
    chain = nextChain(chain, text);
    return `${chain} ${text}\n`;
  });
  return Buffer.from(LEDGER_HEADER + lines.join(''), 'utf8');
}

/** Manifest, order, fill, session and end: the reader judges records one by one, so some may be left out. */
const shortRun = sampleRun().filter((_, index, all) => [0, 2, 3, 5, all.length - 1].includes(index));
const short = chained(shortRun.map(canonicalJson));
const whole = chained(sampleRun().map(canonicalJson));

const lineStarts = (bytes: Buffer): number[] => {
  const starts = [0];
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) starts.push(at + 1);
  return starts;
};
const errorOf = (bytes: Buffer): LedgerError | undefined => {
  const reading = readLedgerBytes(bytes);
  return reading.ok ? undefined : reading.error;
};

describe('readLedgerBytes', () => {
  it('accepts the ledgers that the damage below is done to', () => {
    expect(errorOf(short)).toBeUndefined();
    expect(errorOf(whole)).toBeUndefined();
    expect(short.length).toBeGreaterThan(2500);
  });

  it('finds every flip of one bit, in the line where it is', () => {
    const bytes = Buffer.from(short);
    const starts = lineStarts(short);
    const missed: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const original = short[at] ?? 0;
      const lineStart = starts.findLast((start) => start <= at) ?? 0;
      for (let bit = 0; bit < 8; bit += 1) {
        bytes[at] = original ^ (1 << bit);
        const error = errorOf(bytes);
        // `expect` on each of 26,000 flips would take most of the time.
        if (error?.offset !== lineStart) missed.push(`bit ${bit} of byte ${at}: ${JSON.stringify(error)}`);
      }
      bytes[at] = original;
    }
    expect(missed).toEqual([]);
  });

  it('finds every value that one byte can be changed to in a chain value, a separator and a line end', () => {
    const starts = lineStarts(short);
    const lineStart = starts[2] ?? 0;
    const places = [
      ...Array.from({ length: 66 }, (_, index) => lineStart + index),
      (starts[3] ?? 0) - 1,
      short.length - 1,
    ];
    for (const at of places) {
      for (let value = 0; value < 256; value += 1) {
        const bytes = Buffer.from(short);
        bytes[at] = value;
        expect(errorOf(bytes) === undefined, `byte ${at} as ${value}`).toBe(value === short[at]);
      }
    }
  });

  it('finds every truncation, at each byte', () => {
    for (let length = 0; length < short.length; length += 1) {
      const code = errorOf(short.subarray(0, length))?.code;
      expect(code, `first ${length} bytes`).toBe(length === 0 ? 'ledger-empty' : 'ledger-truncated');
    }
  });

  it('says where a truncated ledger ends, and how many records are whole', () => {
    const starts = lineStarts(whole);
    const atBoundary = errorOf(whole.subarray(0, starts[4]));
    expect(atBoundary).toMatchObject({ code: 'ledger-truncated', offset: starts[4], records: 3 });
    const insideLine = errorOf(whole.subarray(0, (starts[4] ?? 0) + 10));
    expect(insideLine).toMatchObject({ code: 'ledger-truncated', offset: starts[4], records: 3 });
  });

  it('finds any insertion and deletion of bytes', () => {
    const bytesIn = fc.uint8Array({ minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(80),
        fc.option(bytesIn, { nil: new Uint8Array() }),
        (at, count, added) => {
          const damaged = Buffer.concat([whole.subarray(0, at), added, whole.subarray(at + count)]);
          fc.pre(!damaged.equals(whole));
          expect(errorOf(damaged)).toBeDefined();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds any removed, repeated, swapped or foreign line', () => {
    const starts = lineStarts(whole);
    const lines = starts.slice(0, -1).map((start, index) => whole.subarray(start, starts[index + 1]));
    const last = lines.length - 1;
    const rejoin = (change: (lines: Buffer[]) => void): Buffer => {
      const changed = [...lines];
      change(changed);
      return Buffer.concat(changed);
    };
    const foreign = chained(sampleRun().slice(0, 4).map(canonicalJson));
    const foreignLine = foreign.subarray(lineStarts(foreign)[4]);
    for (let first = 0; first <= last; first += 1) {
      expect(errorOf(rejoin((all) => all.splice(first, 1))), `line ${first} removed`).toBeDefined();
      expect(
        errorOf(rejoin((all) => all.splice(first, 0, all[first] as Buffer))),
        `${first} twice`,
      ).toBeDefined();
      expect(
        errorOf(rejoin((all) => all.splice(first, 0, foreignLine))),
        `foreign before ${first}`,
      ).toBeDefined();
      for (let second = first + 1; second <= last; second += 1) {
        const swapped = rejoin(
          (all) => ([all[first], all[second]] = [all[second] as Buffer, all[first] as Buffer]),
        );
        expect(errorOf(swapped), `lines ${first} and ${second} swapped`).toBeDefined();
      }
    }
  });

  it.each(['x', '\n', ' ', '\0', '{}\n', '\ufeff'])('finds %j after the end', (garbage) => {
    const error = errorOf(Buffer.concat([whole, Buffer.from(garbage)]));
    expect(error).toMatchObject({ code: 'ledger-corrupt', offset: whole.length });
  });

  it('finds a whole second ledger after the first', () => {
    expect(errorOf(Buffer.concat([whole, whole]))).toMatchObject({
      code: 'ledger-corrupt',
      offset: whole.length,
    });
  });

  // Each of these has an intact chain: somebody rebuilt it.
  const texts = sampleRun().map(canonicalJson);
  const withFirst = (text: string): Buffer => chained([text, ...texts.slice(1)]);
  const manifestText = texts[0] ?? '';
  it.each<[string, Buffer, string]>([
    ['white space in a record', withFirst(manifestText.replace(':', ': ')), 'canonical form'],
    ['a member that is given twice', withFirst(manifestText.replace('{', '{"seed":1,')), 'canonical form'],
    ['half a surrogate pair', withFirst(manifestText.replace('"empty"', '"\\ud800"')), 'canonical form'],
    ['a record that is no JSON', withFirst(manifestText.slice(1)), 'not JSON'],
    ['an unknown type', withFirst('{"type":"prologue"}'), 'type prologue is unknown'],
    ['a wrong value', withFirst(manifestText.replace('"seed":7', '"seed":"7"')), '.seed should be a number'],
    ['a second manifest', chained([manifestText, ...texts]), 'one manifest'],
    ['a missing manifest', chained(texts.slice(1)), 'one manifest'],
  ])('refuses %s though the chain is intact', (_, bytes, message) => {
    const error = errorOf(bytes);
    expect(error?.code).toBe('ledger-format');
    expect(error?.message).toContain(message);
  });

  it('refuses bytes that are not UTF-8 though the chain is intact', () => {
    const record = Buffer.from(manifestText.replace('No VIX', 'No V\u0001X'), 'utf8');
    record[record.indexOf(1)] = 0xff;
    const chain = hash('sha256', Buffer.concat([Buffer.from(CHAIN_START), record]), 'hex');
    const bytes = Buffer.concat([Buffer.from(`${LEDGER_HEADER}${chain} `), record, Buffer.from('\n')]);
    expect(errorOf(bytes)).toMatchObject({ code: 'ledger-format', message: 'the record is not UTF-8' });
  });

  it('knows a file that is no ledger', () => {
    expect(errorOf(Buffer.from('date,open,high,low,close\n'))).toMatchObject({
      code: 'ledger-format',
      offset: 0,
    });
    expect(errorOf(Buffer.from('quantor-ledger 2\n'))).toMatchObject({ code: 'ledger-format', offset: 0 });
  });
});

describe('readLedgerFile', () => {
  it('tells a missing file, a folder and an empty file apart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-ledger-'));
    try {
      const empty = join(folder, 'empty');
      writeFileSync(empty, '');
      const codeAt = (path: string): unknown => {
        const reading = readLedgerFile(path);
        return reading.ok ? 'ok' : reading.error.code;
      };
      expect(codeAt(join(folder, 'none'))).toBe('ledger-missing');
      expect(codeAt(join(empty, 'below-a-file'))).toBe('ledger-missing');
      expect(codeAt(folder)).toBe('ledger-is-folder');
      expect(codeAt(empty)).toBe('ledger-empty');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
