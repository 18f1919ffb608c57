import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { InputError } from '../../../core/domain/index.ts';
import { type BarsFile, readBarsFile, readRatesFile, readVolatilityFile } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fileOf = (content: string | Uint8Array): string => {
  files += 1;
  const path = join(folder, `file-${files}`);
  writeFileSync(path, content);
  return path;
};
const barsOf = (content: string | Uint8Array): BarsFile => {
  const result = readBarsFile(fileOf(content));
  if (!result.ok) throw new Error(result.error.message);
  return result;
};
const errorOf = (result: { readonly ok: boolean; readonly error?: InputError }): InputError => {
  if (result.error === undefined) throw new Error('the file was read');
  return result.error;
};
const utc = (text: string): number => Date.parse(text);

const HEADER = 'ts,open,high,low,close,volume';
const ROW = '2018-01-02T09:30:00-05:00,267.84,267.89,267.46,267.47,25179';

describe('readBarsFile', () => {
  it('reads columns, stamps and lines', () => {
    const { bars } = barsOf(
      `${HEADER},average\n${ROW},267.6\n\n2018-07-02T09:35:00-04:00,267.48,267.81,267.4,267.79,17197,1\n`,
    );
    expect(bars.stampKind).toBe('instant');
    expect([...bars.stampsMs]).toEqual([utc('2018-01-02T14:30:00Z'), utc('2018-07-02T13:35:00Z')]);
    expect([...bars.lines]).toEqual([2, 4]);
    expect([...bars.open]).toEqual([267.84, 267.48]);
    expect([...bars.high]).toEqual([267.89, 267.81]);
    expect([...bars.low]).toEqual([267.46, 267.4]);
    expect([...bars.close]).toEqual([267.47, 267.79]);
    expect([...(bars.volume ?? [])]).toEqual([25179, 17197]);
    expect(bars.dividend).toBeUndefined();
  });

  it('hashes the bytes as stored', () => {
    const text = `${HEADER}\n${ROW}\n`;
    const packed = gzipSync(text);
    for (const content of [Buffer.from(text), packed]) {
      const { sha256, bytes, bars } = barsOf(content);
      expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
      expect(bytes).toBe(content.length);
      expect(bars.close[0]).toBe(267.47);
    }
  });

  it('reads the same rows with a byte-order mark, CRLF, capitals, quotes, semicolons, tabs or UTF-16', () => {
    const plain = barsOf(`${HEADER}\n${ROW}\n`).bars;
    const variants = [
      `\uFEFF${HEADER}\n${ROW}`,
      `${HEADER}\r\n${ROW}\r\n`,
      `TS,Open,HIGH,Low,Close,Volume\n${ROW}\n`,
      `"ts","open","high","low","close","volume"\n"2018-01-02T09:30:00-05:00","267.84","267.89","267.46","267.47","25,179"\n`,
      `${HEADER}\n${ROW}`.replaceAll(',', ';'),
      `${HEADER}\n${ROW}`.replaceAll(',', '\t'),
      Buffer.from(`\uFEFF${HEADER}\n${ROW}\n`, 'utf16le'),
    ];
    for (const variant of variants) expect(barsOf(variant).bars).toEqual(plain);
  });

  it('reads the daily layouts of Yahoo and Cboe', () => {
    const yahoo = barsOf(
      'Date,Open,High,Low,Close,Adj Close,Volume\n2020-03-16,241.18,256.9,237.36,239.85,225.1,297240000\n',
    );
    const cboe = barsOf(
      'DATE,OPEN,HIGH,LOW,CLOSE\n03/16/2020,241.18,256.9,237.36,239.85\n3/17/2020,1,1,1,1\n',
    );
    expect(yahoo.bars.stampKind).toBe('date');
    expect([yahoo.bars.stampsMs[0], cboe.bars.stampsMs[0]]).toEqual([utc('2020-03-16'), utc('2020-03-16')]);
    expect(yahoo.bars.close[0]).toBe(239.85);
    expect(yahoo.bars.volume?.[0]).toBe(297_240_000);
    expect(cboe.bars.close[0]).toBe(239.85);
    expect(cboe.bars.volume).toBeUndefined();
    expect(cboe.bars.stampsMs[1]).toBe(utc('2020-03-17'));
  });

  it('reads every kind of stamp and nothing like one', () => {
    const stampOf = (text: string): readonly unknown[] => {
      const { stampKind, stampsMs } = barsOf(`${HEADER}\n${text},1,1,1,1,1\n`).bars;
      return [stampKind, stampsMs[0]];
    };
    const noon = utc('2020-03-16T12:05:00Z');
    expect(stampOf('2020-03-16')).toEqual(['date', utc('2020-03-16')]);
    expect(stampOf('20200316')).toEqual(['date', utc('2020-03-16')]);
    expect(stampOf('2020-03-16 12:05:00')).toEqual(['local', noon]);
    expect(stampOf('2020-03-16T12:05')).toEqual(['local', noon]);
    expect(stampOf('03/16/2020 12:05')).toEqual(['local', noon]);
    expect(stampOf('2020-03-16T12:05:00Z')).toEqual(['instant', noon]);
    expect(stampOf('2020-03-16T12:05:00.000Z')).toEqual(['instant', noon]);
    expect(stampOf('2020-03-16T17:35:00+05:30')).toEqual(['instant', noon]);
    expect(stampOf('2020-03-16T08:05:00-0400')).toEqual(['instant', noon]);
    expect(stampOf(String(noon / 1000))).toEqual(['instant', noon]);
    expect(stampOf(String(noon))).toEqual(['instant', noon]);
    for (const text of [
      '2020-02-30',
      '13/13/2020',
      '2020-03-16T25:00:00Z',
      '2020-03-16T12:61',
      'yesterday',
      '',
    ]) {
      expect(stampOf(text)[1], text).toBeNaN();
    }
  });

  it('does not take the time of day of one row for another', () => {
    const stamps = [
      '2020-03-06T09:30:00-05:00',
      '2020-03-06T09:35:00-05:00',
      '2020-03-06T09:35:00-04:00',
      '2020-03-06T09:99:00-05:00',
      '2020-03-09T09:30:00-04:00',
    ];
    const { stampsMs } = barsOf(`${HEADER}\n${stamps.map((stamp) => `${stamp},1,1,1,1,1`).join('\n')}`).bars;
    expect([...stampsMs]).toEqual(stamps.map((stamp) => utc(stamp)));
  });

  it('leaves cells that are no numbers, and stamps of another kind than the first, unread', () => {
    const { bars } = barsOf(`${HEADER}\n${ROW}\n2018-01-03,1,x,,null,\n2018-01-02T09:40:00-05:00,1\n`);
    expect(bars.stampsMs[1]).toBeNaN();
    expect([bars.high[1], bars.low[1], bars.close[1], bars.volume?.[1]]).toEqual([NaN, NaN, NaN, NaN]);
    expect([bars.open[2], bars.high[2]]).toEqual([1, NaN]);
  });
});

describe('cells that no name is sure of', () => {
  it('are not read: of rows with more cells than names, and numbers of no decimal digits', () => {
    const long = ROW.replace(',25179', ',20,798,000');
    const { bars } = barsOf(`${HEADER}\n${ROW},\n${long}\n${ROW.replace('267.89', '0x1D00')}\n`);
    expect([...bars.close]).toEqual([267.47, NaN, 267.47]);
    expect([...(bars.volume ?? [])]).toEqual([25179, NaN, 25179]);
    expect([...bars.high]).toEqual([267.89, NaN, NaN]);
  });

  it('make a file unreadable where a wanted name stands twice', () => {
    const twice = readBarsFile(fileOf(`${HEADER},close\n${ROW},1\n`));
    expect(errorOf(twice)).toMatchObject({ code: 'input-columns' });
    expect(errorOf(twice).message).toMatch(/expected one column close, found more$/);
    expect(errorOf(readVolatilityFile(fileOf('date,close,close\n2020-01-02,1,2\n'))).code).toBe(
      'input-columns',
    );
    expect(errorOf(readRatesFile(fileOf('date,rate,rate\n2020-01-02,1,2\n'))).code).toBe('input-columns');
  });

  it('end where a line does, also by a carriage return alone', () => {
    expect(barsOf(`${HEADER}\r${ROW}\r${ROW}\r`).bars.length).toBe(2);
  });
});

describe('unreadable files', () => {
  const read = (path: string): InputError => errorOf(readBarsFile(path));

  it('have a code each and name the path, what was expected and what was found', () => {
    const missing = join(folder, 'none.csv');
    expect(read(missing)).toEqual({
      code: 'input-missing',
      message: `${missing}: expected a text file, found none`,
      problems: [],
    });
    mkdirSync(join(folder, 'inner'));
    expect(read(join(folder, 'inner'))).toMatchObject({ code: 'input-is-folder' });
    expect(read(join(fileOf('x'), 'below'))).toMatchObject({ code: 'input-missing' });
    expect(read('/dev/null')).toMatchObject({ code: 'input-unreadable' });
    for (const empty of ['', '\n\n', gzipSync('')])
      expect(read(fileOf(empty))).toMatchObject({ code: 'input-empty' });
    expect(read(fileOf(`${HEADER}\n`))).toMatchObject({ code: 'input-empty' });
    const columns = read(fileOf('date,price\n2020-01-01,5\n'));
    expect(columns.code).toBe('input-columns');
    expect(columns.message).toMatch(
      /expected a date or ts column and open, high, low, close, found date, price$/,
    );
  });

  it('are not text where a gzip is cut or changed, or bytes are no characters', () => {
    const packed = gzipSync(`${HEADER}\n${ROW}\n`.repeat(50));
    const changed = Uint8Array.from(packed);
    changed[30] = (changed[30] ?? 0) ^ 0xff;
    for (const content of [
      packed.subarray(0, packed.length - 20),
      changed,
      Uint8Array.of(0x1f, 0x8b, 8, 0),
    ]) {
      expect(read(fileOf(content))).toMatchObject({ code: 'input-not-text' });
    }
    for (const content of [Uint8Array.of(80, 75, 3, 4, 0, 0, 9), Uint8Array.of(0xc3, 0x28, 0xa0)]) {
      expect(read(fileOf(content))).toMatchObject({ code: 'input-not-text' });
    }
  });
});

describe('readVolatilityFile', () => {
  it('reads a close among others, or the one column of a FRED file', () => {
    for (const text of [
      'DATE,OPEN,HIGH,LOW,CLOSE\n02/05/2018,18.44,38.8,16.8,37.32\n',
      'observation_date,VIXCLS\n2018-02-05,37.32\n',
      'date,close\n2018-02-05,37.32\n',
    ]) {
      expect(readVolatilityFile(fileOf(text))).toMatchObject({
        ok: true,
        values: { stampKind: 'date', length: 1, close: Float64Array.of(37.32) },
      });
    }
    expect(errorOf(readVolatilityFile(fileOf('date,open,high\n2018-02-05,1,2\n'))).code).toBe(
      'input-columns',
    );
  });
});

describe('readRatesFile', () => {
  it('turns percent a year into continuous rates', () => {
    for (const text of [
      'date,rate_pct,source\n2019-06-03,2.35,IRX\n2019-06-04,.,IRX\n',
      'date,sofr_pct\n2019-06-03,2.35\n2019-06-04,.\n',
      'DATE,DFF\n2019-06-03,2.35\n2019-06-04,.\n',
      'date,dgs1mo\n2019-06-03,2.35\n2019-06-04,.\n',
    ]) {
      const result = readRatesFile(fileOf(text));
      if (!result.ok) throw new Error(result.error.message);
      expect(result.rates.rate[0]).toBeCloseTo(Math.log(1.0235), 15);
      expect(result.rates.rate[1]).toBeNaN();
    }
    expect(errorOf(readRatesFile(fileOf('date,a,b\n2019-06-03,1,2\n'))).code).toBe('input-columns');
  });
});
