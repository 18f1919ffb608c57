// Tests the bundled shocks against the figures that everyone knows them by, and against the bundled closes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundledPath } from '../bundled-table.ts';
import { readHistoricalShocks } from './historical-shocks.ts';

const read = readHistoricalShocks();
if (!read.ok) throw new Error(read.error.message);
const { table: shocks, input } = read;
const changeOf = (id: string): string => {
  const shock = shocks.find((one) => one.id === id);
  return (((shock?.spotAfter ?? NaN) / (shock?.spotBefore ?? NaN) - 1) * 100).toFixed(1);
};

it('have the published changes of the S&P 500', () => {
  expect(['1987-10-19', '2008-10-15', '2008-10-week', '2018-02-05', '2020-03-16'].map(changeOf)).toEqual([
    '-20.5',
    '-9.0',
    '-18.2',
    '-4.1',
    '-12.0',
  ]);
  expect(['2020-03-23', '2010-05-06-low', '2024-08-05'].map(changeOf)).toEqual(['-33.9', '-8.6', '-3.0']);
});

it('have ids of their own, stand in order of time, and carry the hash of their file', () => {
  expect(new Set(shocks.map(({ id }) => id)).size).toBe(shocks.length);
  expect(shocks.map(({ to }) => to)).toEqual(shocks.map(({ to }) => to).toSorted());
  const bytes = readFileSync(bundledPath('historical-shocks.json'));
  expect(input).toEqual({
    role: 'historical-shocks',
    path: 'bundled:historical-shocks.json',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});

it('agree with the bundled daily bars where both have the day', () => {
  const bars = new Map(
    readFileSync(bundledPath('sp500-daily-2000-2020.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .map(([date = '', , , low, close]) => [date, { low: Number(low), close: Number(close) }]),
  );
  const compared = shocks.filter(({ to }) => bars.has(to));
  expect(compared).toHaveLength(7);
  for (const { id, from, to, spotBefore, spotAfter } of compared) {
    expect(bars.get(from)?.close).toBe(spotBefore);
    expect(id.endsWith('-low') ? bars.get(to)?.low : bars.get(to)?.close).toBe(spotAfter);
  }
});
