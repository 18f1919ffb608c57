import { describe, expect, it } from 'vitest';
import { dayNumberOf, type RawChainRows, type SessionDate } from '../../../../core/domain/index.ts';
import { zipOf } from '../bytes/zip.fixture.ts';
import { openChainZip } from './chain-zip.ts';

const entry = (kind: string, right = 'put', strike = 38_000_000): string =>
  `20220610_spxw_minute_${kind}_european_${right}_${strike}_20220617.csv`;
const QUOTES = '34200000,1,1,1,401000,5,2,2,2,409000,6\n\n34260000,1,1,1,402000,5,,,,,\n';
const NAMED = { date: undefined, root: undefined };

function batchOf(files: Readonly<Record<string, string>>): RawChainRows {
  const zip = openChainZip('some.zip', zipOf(files), NAMED);
  if ('error' in zip) throw new Error(zip.error.message);
  const [batch] = zip.rows();
  if (batch === undefined) throw new Error('no rows');
  return batch;
}

function codeOf(stored: Buffer): string | undefined {
  const zip = openChainZip('some.zip', stored, NAMED);
  return 'error' in zip ? zip.error.code : undefined;
}

const utc = (ms: number | undefined): string => new Date(ms ?? Number.NaN).toJSON().slice(0, 16);

describe("Lean's minute files", () => {
  it('of quotes are a file a contract, stamped at the end of each minute', () => {
    const batch = batchOf({ [entry('quote')]: QUOTES, [entry('quote', 'call', 40_000_000)]: QUOTES });
    expect(batch).toMatchObject({
      layout: 'lean-minute-quotes',
      stampKind: 'local',
      length: 4,
      underlyings: ['SPX'],
      roots: ['SPXW'],
    });
    expect([...batch.side.subarray(0, 4)]).toEqual([0, 0, 1, 1]);
    expect([...batch.strike.subarray(0, 4)]).toEqual([3800, 3800, 4000, 4000]);
    expect([...batch.lines.subarray(0, 4)]).toEqual([1, 3, 1, 3]);
    expect([utc(batch.stampsMs[0]), utc(batch.stampsMs[1])]).toEqual([
      '2022-06-10T09:31',
      '2022-06-10T09:32',
    ]);
    expect([batch.bid[0], batch.bidSize[0], batch.ask[0], batch.askSize[0]]).toEqual([40.1, 5, 40.9, 6]);
    expect(batch.ask[1]).toBeNaN();
    expect(batch.expiryDay[0]).toBe(dayNumberOf('2022-06-17' as SessionDate));
  });

  it('of trades have a price and a volume, known at the end of the minute', () => {
    const batch = batchOf({ [entry('trade')]: '34200000,1,1,1,401500,7\n' });
    expect(batch).toMatchObject({ layout: 'lean-minute-trades', length: 1 });
    expect([batch.last[0], batch.volume[0], utc(batch.stampsMs[0])]).toEqual([40.15, 7, '2022-06-10T09:31']);
    expect(batch.bid[0]).toBeNaN();
  });

  it('of open interest are known at their stamp', () => {
    const batch = batchOf({ [entry('openinterest')]: '23400000,11755\n' });
    expect(batch).toMatchObject({ layout: 'lean-minute-open-interest', length: 1 });
    expect([batch.openInterest[0], utc(batch.stampsMs[0])]).toEqual([11_755, '2022-06-10T06:30']);
  });

  it('are told from mixed, damaged and empty archives and from other files', () => {
    expect(codeOf(zipOf({ [entry('quote')]: QUOTES, [entry('trade')]: '1,2\n' }))).toBe('input-columns');
    expect(codeOf(zipOf({ 'a.txt': 'x' }))).toBe('input-columns');
    const whole = zipOf({ [entry('quote')]: QUOTES, [entry('quote', 'call')]: QUOTES });
    expect(codeOf(whole.subarray(0, whole.length - 30))).toBe('input-not-text');
    expect(codeOf(zipOf({}))).toBe('input-empty');
  });
});

describe('an archive of chain texts', () => {
  it('gives the rows of each, whose names may date them', () => {
    const universe = 'expiry,strike,right,close,implied_volatility,delta\n20220617,3800,P,41,0.25,-0.3\n';
    const zip = openChainZip(
      'some.zip',
      zipOf({ 'spxw/20220610.csv': universe, 'spxw/20220613.csv': universe }),
      NAMED,
    );
    if ('error' in zip) throw new Error(zip.error.message);
    const stamps: string[] = [];
    for (const { stampsMs } of zip.rows()) stamps.push(utc(stampsMs[0]).slice(0, 10));
    expect(stamps).toEqual(['2022-06-10', '2022-06-13']);
  });
});
