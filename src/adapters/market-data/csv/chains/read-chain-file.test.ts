import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type ChainLayout,
  dayNumberOf,
  type InputError,
  type RawChain,
  type SessionDate,
} from '../../../../core/domain/index.ts';
import { readChainFile } from '../index.ts';
import { CHAIN_LAYOUTS } from './chain-layouts.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-chains-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function chainOf(name: string, content: string | Uint8Array): RawChain {
  const read = readChainFile(write(name, content));
  if (!read.ok) throw new Error(read.error.message);
  return read.chain;
}

function errorOf(name: string, content: string | Uint8Array): InputError {
  const read = readChainFile(write(name, content));
  if (read.ok) throw new Error('the file was read');
  return read.error;
}

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
const day = (date: string): number => dayNumberOf(date as SessionDate);

/** The same two quotes, a put and a call of 17 June 2022 seen on 10 June, as each layout writes them. */
const LAYOUTS: readonly {
  readonly layout: ChainLayout;
  readonly name: string;
  readonly text: string;
  readonly roots: readonly string[];
  readonly stamp: readonly [kind: string, utc: string];
  readonly lacks?: readonly (keyof RawChain)[];
}[] = [
  {
    layout: 'cboe-delayed-quotes',
    name: 'a.csv',
    text: lines(
      'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv,delta,gamma',
      '2022-06-10T16:15,SPX,3900.5,SPXW,2022-06-17,P,3800,40.1,40.9,41,7,11,0.25,-0.3,0',
      '2022-06-10T16:15,SPX,3900.5,SPXW,2022-06-17,C,4000,20.1,20.9,,,,0.21,0.25,0',
    ),
    roots: ['SPXW'],
    stamp: ['local', '2022-06-10T16:15:00Z'],
  },
  {
    layout: 'yahoo-chain',
    name: 'b.csv',
    text: lines(
      'quote_ts_et,underlying,spot,contract,expiration,right,strike,bid,ask,last,last_trade_utc,volume,open_interest,iv',
      '2022-06-10T16:15,SPX,3900.5,SPXW220617P03800000,2022-06-17,P,3800,40.1,40.9,41,x,7,11,0.25',
      '2022-06-10T16:15,SPX,3900.5,SPXW220617C04000000,2022-06-17,C,4000,20.1,20.9,,x,,,0.21',
    ),
    roots: ['SPXW'],
    stamp: ['local', '2022-06-10T16:15:00Z'],
    lacks: ['vendorDelta'],
  },
  {
    layout: 'barchart-end-of-day',
    name: 'c.csv',
    text: lines(
      'quote_ts,underlying,spot,expiration,dte,right,strike,bid,ask,last,volume,open_interest,iv,delta,gamma,theta,vega,rho',
      '2022-06-10T20:15:00Z,SPX,3900.5,2022-06-17,7,P,3800,40.1,40.9,41,7,11,0.25,-0.3,0,0,0,0',
      '2022-06-10T20:15:00Z,SPX,3900.5,2022-06-17,7,C,4000,20.1,20.9,,,,0.21,0.25,0,0,0,0',
    ),
    roots: [],
    stamp: ['instant', '2022-06-10T20:15:00Z'],
  },
  {
    layout: 'ivolatility-end-of-day',
    name: 'd.csv',
    text: lines(
      'date,symbol,exchange,stock_price_close,option_symbol,option_expiration,strike,call/put,style,ask,bid,mean_price,settlement,iv,volume,open_interest,delta',
      '2022-06-10,SPX,CBOE,3900.5,SPXW  220617P03800000,2022-06-17,3800,P,E,40.9,40.1,40.5,0,0.25,7,11,-0.3',
      '2022-06-10,SPX,CBOE,3900.5,SPXW  220617C04000000,2022-06-17,4000,C,E,20.9,20.1,20.5,0,0.21,,,0.25',
    ),
    roots: ['SPXW'],
    stamp: ['date', '2022-06-10T00:00:00Z'],
    lacks: ['last'],
  },
  {
    layout: 'greeks-end-of-day',
    name: 'e.csv',
    text: lines(
      'quote_date,contract,underlying,expiration,strike,right,bid,ask,last,volume,open_interest,iv,delta,gamma,rho,theta,vega,nonstd',
      '2022-06-10,SPXW  220617P03800000,SPX,2022-06-17,3800,P,40.1,40.9,41,7,11,0.25,-0.3,0,0,0,0,0',
      '2022-06-10,SPXW  220617C04000000,SPX,2022-06-17,4000,C,20.1,20.9,,,,0.21,0.25,0,0,0,0,0',
    ),
    roots: ['SPXW'],
    stamp: ['date', '2022-06-10T00:00:00Z'],
    lacks: ['spot'],
  },
  {
    layout: 'yahoo-filtered',
    name: 'f.csv',
    text: lines(
      'date,underlying,underlying_price,maturity_date,time_to_expiry,strike,option_type,bid,ask,mid,volume,open_interest,risk_free_rate,dividend_yield',
      '2022-06-10,SPX,3900.5,2022-06-17,0.02,3800,put,40.1,40.9,40.5,7,11,0,1',
      '2022-06-10,SPX,3900.5,2022-06-17,0.02,4000,call,20.1,20.9,20.5,,,0,1',
    ),
    roots: [],
    stamp: ['date', '2022-06-10T00:00:00Z'],
    lacks: ['last', 'vendorVol', 'vendorDelta'],
  },
  {
    layout: 'optionsdx-puts',
    name: 'spx_puts.csv',
    text: lines(
      'quote_date,expiration,dte,right,snapshot,spot,strike,bid,ask,iv',
      '2022-06-10,2022-06-17,7,P,entry,3900.5,3800,40.1,40.9,0.25',
      '2022-06-10,2022-06-17,7,C,entry,3900.5,4000,20.1,20.9,0.21',
    ),
    roots: [],
    stamp: ['date', '2022-06-10T00:00:00Z'],
    lacks: ['last', 'volume', 'openInterest', 'vendorDelta'],
  },
  {
    layout: 'lean-universe',
    name: 'spxw/20220610.csv',
    text: lines(
      '#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma,vega,theta,rho',
      '20220617,3800,P,1,1,1,41,7,11,0.25,-0.3,0,0,0,0',
      '20220617,4000,C,1,1,1,,,,0.21,0.25,0,0,0,0',
    ),
    roots: ['SPXW'],
    stamp: ['date', '2022-06-10T00:00:00Z'],
    lacks: ['spot', 'bid', 'ask'],
  },
  {
    layout: 'nineteen-columns',
    name: 'g.csv',
    text: lines(
      'timestamp,date,symbol,option_symbol,strike,expiration,contract_type,bid,ask,last_price,bid_size,ask_size,volume,open_interest,delta,gamma,theta,vega,implied_volatility',
      '2022-06-10 16:14:00,2022-06-10,SPX,SPXW220617P03800.00,3800,2022-06-17,put,40.1,40.9,41,5,6,7,11,-0.3,0,0,0,0.25',
      '2022-06-10 16:14:00,2022-06-10,SPX,SPXW220617C04000.00,4000,2022-06-17,call,20.1,20.9,,5,6,,,0.25,0,0,0,0.21',
    ),
    roots: ['SPXW'],
    stamp: ['local', '2022-06-10T16:15:00Z'],
    lacks: ['spot'],
  },
  {
    layout: 'quantor-chain',
    name: 'h.csv',
    text: lines(
      'quoted_at,root,expiry,right,strike,bid,ask,last,volume,open_interest,spot,iv,delta',
      '2022-06-10T16:15:00-04:00,SPXW,2022-06-17,put,3800,40.1,40.9,41,7,11,3900.5,0.25,-0.3',
      '2022-06-10T16:15:00-04:00,SPXW,2022-06-17,call,4000,20.1,20.9,,,,3900.5,0.21,0.25',
    ),
    roots: ['SPXW'],
    stamp: ['instant', '2022-06-10T20:15:00Z'],
  },
];

const WANTED: Readonly<Partial<Record<keyof RawChain, readonly [put: number, call: number]>>> = {
  spot: [3900.5, 3900.5],
  strike: [3800, 4000],
  bid: [40.1, 20.1],
  ask: [40.9, 20.9],
  last: [41, Number.NaN],
  volume: [7, Number.NaN],
  openInterest: [11, Number.NaN],
  vendorVol: [0.25, 0.21],
  vendorDelta: [-0.3, 0.25],
};

describe.each(LAYOUTS)('$layout', ({ layout, name, text, roots, stamp, lacks = [] }) => {
  it('is known by its columns, which come to the one column set', () => {
    for (const content of [text, gzipSync(text), text.replaceAll(',', ';'), text.replaceAll('\n', '\r\n')]) {
      const chain = chainOf(name, content);
      expect(chain.layout).toBe(layout);
      expect([chain.underlyings, ...chain.underlyingOf]).toEqual([['SPX'], 0, 0]);
      expect(chain.length).toBe(2);
      expect([...chain.lines]).toEqual([2, 3]);
      expect([chain.stampKind, ...chain.stampsMs]).toEqual([
        stamp[0],
        Date.parse(stamp[1]),
        Date.parse(stamp[1]),
      ]);
      expect([...chain.expiryDay]).toEqual([day('2022-06-17'), day('2022-06-17')]);
      expect([...chain.side]).toEqual([0, 1]);
      expect(chain.roots).toEqual(roots);
      expect([...chain.rootOf]).toEqual(roots.length === 0 ? [-1, -1] : [0, 0]);
      for (const [column, values] of Object.entries(WANTED)) {
        const expected = lacks.includes(column as keyof RawChain) ? [Number.NaN, Number.NaN] : values;
        expect([...(chain[column as keyof RawChain] as Float64Array)], column).toEqual(expected);
      }
    }
  });

  it('leaves what it cannot read of a row unread, and keeps the row', () => {
    const [header = '', put = ''] = text.split('\n');
    const chain = chainOf(
      name,
      lines(header, put.replaceAll(/3800/g, 'x').replaceAll(/2022-06-17|20220617/g, '2022-02-30')),
    );
    expect([chain.length, chain.strike[0], chain.expiryDay[0]]).toEqual([1, Number.NaN, Number.NaN]);
  });

  it('is empty with a header alone', () => {
    expect(errorOf(name, text.split('\n')[0] ?? '')).toMatchObject({ code: 'input-empty' });
  });
});

describe('rows of other underlyings', () => {
  const header = 'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask';
  const row = '2022-06-10T16:15,SPX,3900.5,SPXW,2022-06-17,P,3800,40.1,40.9';

  it('leave those before them what they are', () => {
    const chain = chainOf('foreign.csv', lines(header, row, row.replaceAll('SPX', 'NDX')));
    expect([chain.underlyings, ...chain.underlyingOf]).toEqual([['SPX', 'NDX'], 0, 1]);
  });

  it('may be a last line that was cut', () => {
    for (const cut of ['2022-06-10T16:15,SP', '2022-06-10']) {
      const chain = chainOf('cut.csv', `${lines(header, row)}${cut}`);
      expect(chain.underlyings[chain.underlyingOf[0] as number]).toBe('SPX');
      expect([chain.length, chain.strike[1]]).toEqual([2, Number.NaN]);
    }
  });

  it('may have more roots than a small number counts', () => {
    const many = Array.from({ length: 33_000 }, (_, at) => row.replace('SPXW', `R${at}`));
    const chain = chainOf('roots.csv', lines(header, ...many));
    expect(chain.roots[chain.rootOf.at(-1) as number]).toBe('R32999');
  });
});

describe('files that are no chains', () => {
  it('are told with what was found and what each layout has', () => {
    const error = errorOf('bars.csv', 'date,open,high,low,close\n2022-06-10,1,1,1,1\n');
    expect(error.code).toBe('input-columns');
    expect(error.message).toContain(
      'expected the columns of a chain of option quotes, found date, open, high',
    );
    expect(error.problems).toHaveLength(CHAIN_LAYOUTS.length);
    expect(error.problems[0]).toContain('cboe-delayed-quotes has quote ts et');
  });

  it('have to be named for what their rows leave out', () => {
    const universe = 'expiry,strike,right,close,implied_volatility,delta\n20220617,3800,P,1,1,1\n';
    expect(errorOf('spx_universe.csv', universe)).toMatchObject({ code: 'input-rows' });
    expect(errorOf('x/20220610.csv', universe).message).toContain('spx, spxw, xsp or spy');
    expect(readChainFile(join(folder, 'none'))).toMatchObject({
      ok: false,
      error: { code: 'input-missing' },
    });
  });
});
