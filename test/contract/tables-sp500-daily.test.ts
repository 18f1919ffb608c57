// Checks the bundled S&P 500 bars: shape, order, bar arithmetic, agreement with the calendar and the quirks the README states.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carrySp500Daily } from '../../scripts/build-sp500-daily.ts';

const DATA = resolve(import.meta.dirname, '../../data');
const text = readFileSync(resolve(DATA, 'sp500-daily-2000-2020.csv'), 'utf8');
const [header, ...lines] = text.trimEnd().split('\n');
const bars = lines.map((line) => {
  const [date = '', open = '', high = '', low = '', close = '', volume = ''] = line.split(',');
  return {
    date,
    open: Number(open),
    high: Number(high),
    low: Number(low),
    close: Number(close),
    volume: Number(volume),
  };
});

describe('bundled S&P 500 bars', () => {
  it('has the stated columns, rows and two-decimal levels', () => {
    expect(header).toBe('date,open,high,low,close,volume');
    expect(bars).toHaveLength(5105);
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d{2}-\d{2}(,\d+\.\d{2}){4},\d+$/);
  });

  it('has no bar that contradicts itself', () => {
    for (const { date, open, high, low, close, volume } of bars) {
      expect(
        high >= Math.max(open, close) && low <= Math.min(open, close) && low > 0 && volume > 0,
        date,
      ).toBe(true);
    }
  });

  it('has one bar for each NYSE session, in order', () => {
    const calendar = JSON.parse(readFileSync(resolve(DATA, 'nyse-calendar.json'), 'utf8')) as {
      closures: { date: string }[];
    };
    const closed = new Set(calendar.closures.map((closure) => closure.date));
    const sessions: string[] = [];
    for (let ms = Date.parse('2000-01-03'); ms <= Date.parse('2020-04-17'); ms += 86_400_000) {
      const date = new Date(ms).toISOString().slice(0, 10);
      if (new Date(ms).getUTCDay() % 6 !== 0 && !closed.has(date)) sessions.push(date);
    }
    expect(bars.map((bar) => bar.date)).toEqual(sessions);
  });

  it('repeats the previous close as the open on 1,760 days, none of them since 2016', () => {
    const repeated = bars.filter((bar, index) => bar.open === bars[index - 1]?.close);
    expect(repeated).toHaveLength(1760);
    expect(repeated.at(-1)?.date.slice(0, 4)).toBe('2015');
  });

  it('holds levels that were published', () => {
    const closeOn = (date: string): number | undefined => bars.find((bar) => bar.date === date)?.close;
    // S&P Dow Jones Indices: dot-com high, post-crisis low, 2020 high and low closes.
    expect(closeOn('2000-03-24')).toBe(1527.46);
    expect(closeOn('2009-03-09')).toBe(676.53);
    expect(closeOn('2020-02-19')).toBe(3386.15);
    expect(closeOn('2020-03-23')).toBe(2237.4);
  });
});

describe('carrySp500Daily', () => {
  const source = 'date,open,high,low,close,adjclose,volume\n';

  it('restores two decimals and drops the adjusted close', () => {
    const row = '2000-01-03,1469.250000,1478.000000,1438.359985,1455.219971,1455.219971,931800000\n';
    expect(carrySp500Daily(source + row)).toBe(
      'date,open,high,low,close,volume\n2000-01-03,1469.25,1478.00,1438.36,1455.22,931800000\n',
    );
  });

  it.each([
    ['another header', 'date,open\n2000-01-03,1\n', 'header'],
    ['a null field', `${source}2000-01-03,null,1,1,1,1,5\n`, 'positive level'],
    ['a level that is not of two decimals', `${source}2000-01-03,1.005,2,1,1,1,5\n`, 'two decimals'],
    ['an adjusted close', `${source}2000-01-03,1.00,2,1,1.50,1.40,5\n`, 'adjclose'],
    ['a missing volume', `${source}2000-01-03,1,1,1,1,1,\n`, 'seven fields'],
  ])('refuses %s', (_, text_, message) => {
    expect(() => carrySp500Daily(text_)).toThrow(message);
  });
});
