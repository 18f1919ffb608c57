import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { zipOf } from './bytes/zip.fixture.ts';
import { readLeanBars } from './read-lean-bars.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-lean-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (bytes: Buffer): ReturnType<typeof readLeanBars> => {
  const path = join(folder, 'bars.zip');
  writeFileSync(path, bytes);
  return readLeanBars(path);
};

/** One member whose sizes and place stand in 64 bits, as a writer of a stream leaves them. */
function zip64Of(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(22);
  common.writeUInt16LE(45, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(0xffffffff, 14);
  common.writeUInt32LE(0xffffffff, 18);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(content.length), 4);
  extra.writeBigUInt64LE(BigInt(packed.length), 12);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  lengths.writeUInt16LE(extra.length, 2);
  const local = Buffer.concat([u32(0x04034b50), common, lengths, Buffer.from(name), extra, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(0xffffffff, 10);
  const entry = Buffer.concat([
    u32(0x02014b50),
    Buffer.alloc(2),
    common,
    lengths,
    tail,
    Buffer.from(name),
    extra,
  ]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(local.length), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(local.length + entry.length), 8);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([local, entry, end64, locator, end]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

describe('readLeanBars', () => {
  const shares =
    '34200000,4479100,4504600,4478600,4479800,8369\n34260000,4480700,4480900,4479300,4479300,377';

  it('reads minutes of a share in ten-thousandths, stamped from midnight', () => {
    const result = read(zipOf({ '20230803_spy_minute_trade.csv': shares }));
    if (!result.ok) throw new Error(result.error.message);
    const { bars } = result;
    expect(bars.stampKind).toBe('local');
    expect([...bars.stampsMs]).toEqual([Date.parse('2023-08-03T09:30Z'), Date.parse('2023-08-03T09:31Z')]);
    expect([...bars.close]).toEqual([447.98, 447.93]);
    expect([...(bars.volume ?? [])]).toEqual([8369, 377]);
    expect([...bars.lines]).toEqual([1, 2]);
  });

  it('reads an archive whose sizes stand in 64 bits', () => {
    const result = read(zip64Of('20230803_spy_minute_trade.csv', shares));
    expect(result.ok && [...result.bars.high]).toEqual([450.46, 448.09]);
  });

  it('reads an index in points, without a volume', () => {
    const result = read(
      zipOf({ '20210104_spx_minute_trade.csv': '30600000,3764.61,3769.99,3764.61,3766.63,0' }),
    );
    expect(result.ok && [result.bars.open[0], result.bars.volume]).toEqual([3764.61, undefined]);
  });

  it('reads hours of many years', () => {
    const result = read(
      zipOf({
        'spy.csv': '19980102 09:00,973100,975300,970300,970300,384500\nx,973100,975300,970300,970300,1',
      }),
    );
    if (!result.ok) throw new Error(result.error.message);
    expect(result.bars.stampsMs[0]).toBe(Date.parse('1998-01-02T09:00Z'));
    expect(result.bars.stampsMs[1]).toBeNaN();
    expect([...result.bars.open]).toEqual([97.31, 97.31]);
  });

  it('says what else an archive holds', () => {
    const code = (bytes: Buffer): unknown => {
      const result = read(bytes);
      return result.ok ? 'read' : [result.error.code, result.error.message.replace(/^.*bars, found /, '')];
    };
    expect(code(zipOf({ '20230803_spy_minute_quote.csv': '1,2' }))).toEqual([
      'input-columns',
      'quotes of an underlying, 20230803_spy_minute_quote.csv',
    ]);
    expect(code(zipOf({ 'a.csv': '1', 'b.csv': '2' }))).toEqual([
      'input-columns',
      '2 files, the first a.csv',
    ]);
    expect(code(zipOf({ 'spy.csv': '\n' }))).toEqual(['input-empty', 'no rows']);
    expect(code(Buffer.from('no archive at all, of no kind'))).toEqual([
      'input-not-text',
      'one that cannot be unpacked',
    ]);
  });
});
