import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MS_PER_YEAR } from '../../core/domain/index.ts';
import { blackPrice } from '../../core/pricing/index.ts';
import { type ChainInputs, validateChains } from './index.ts';
import type { SmileFigure } from './smile-figures.ts';

const root = mkdtempSync(join(tmpdir(), 'quantor-figures-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Quoted {
  readonly date: string;
  readonly time?: string;
  readonly vol: number;
  readonly rights?: readonly ('put' | 'call')[];
}

/** SPX options of 15 July 2022 on a flat volatility. */
function rowsOf({ date, time = '16:15', vol, rights = ['put', 'call'] }: Quoted): readonly string[] {
  const years = (Date.parse('2022-07-15T20:00:00Z') - Date.parse(`${date}T20:00:00Z`)) / MS_PER_YEAR;
  return rights.flatMap((right) =>
    Array.from({ length: 201 }, (_, at) => {
      const strike = 3000 + 10 * at;
      const mid = blackPrice({ right, forward: 4000, strike, years, vol, discount: 1 });
      return `${date}T${time},SPX,4000,SPXW,2022-07-15,${right},${strike},${mid - 0.1},${mid + 0.1}`;
    }),
  );
}

const VIX = [
  '2022-05-31',
  '2022-06-01',
  '2022-06-02',
  '2022-06-03',
  '2022-06-06',
  '2022-06-07',
  '2022-06-08',
];
VIX.push('2022-06-09', '2022-06-10', '2022-06-13', '2022-06-14', '2022-06-15', '2022-06-16', '2022-06-17');
VIX.push('2022-06-21', '2022-06-22', '2022-06-23', '2022-06-24');

/** Draws what files quote, with VIX at 20 on the first of the dates and a point higher on each after it. */
function figuresOf(
  files: readonly (readonly Quoted[])[],
  change: Partial<ChainInputs> = {},
): readonly SmileFigure[] {
  const folder = mkdtempSync(join(root, 'case-'));
  const chains = join(folder, 'chains');
  mkdirSync(chains);
  for (const [at, quoted] of files.entries()) {
    const header = 'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask';
    writeFileSync(join(chains, `${at}.csv`), [header, ...quoted.flatMap(rowsOf)].join('\n'));
  }
  const vix = join(folder, 'vix.csv');
  const levels = VIX.map((date, at) => `${date},${20 + at},${20 + at},${20 + at},${20 + at}`);
  writeFileSync(vix, ['date,open,high,low,close', ...levels].join('\n'));
  const read = validateChains({ paths: [chains], volatility: { vix: [vix] }, dates: 'all', ...change });
  if (!read.ok) throw new Error(read.error.message);
  return read.value.figures;
}

describe('the snapshots that are drawn', () => {
  const all = VIX.map((date, at) => ({ date, vol: at === 5 ? 0.6 : 0.01 * (17 + at) }));
  const figures = figuresOf([all]);

  it('have the highest VIX and the largest error among them', () => {
    expect(figures.length).toBeLessThan(VIX.length);
    expect(figures.map(({ name }) => name)).toContain('spx-2022-06-24-cboe-delayed-quotes');
    const worst = figures.find(({ name }) => name.includes('2022-06-07'));
    expect(worst?.panels[0]?.note).toMatch(/^RMSE \d+\.\d\d points, largest of its days$/);
    const notes = figures.flatMap(({ panels }) => panels.map(({ note }) => note));
    expect(notes.filter((note) => note.includes('largest'))).toHaveLength(1);
  });

  it('mark the strikes on which errors are measured', () => {
    const [panel] = figures[0]?.panels ?? [];
    expect(panel?.measured?.from).toBeGreaterThan(panel?.recorded[0]?.strike ?? Number.NaN);
    expect(panel?.measured?.to).toBeLessThan(panel?.recorded.at(-1)?.strike ?? Number.NaN);
    expect(panel?.measured?.from).toBeLessThan(4000);
    expect(panel?.measured?.to).toBeGreaterThan(4000);
  });

  it('have names of their own on one date and at one instant', () => {
    const date = '2022-06-03';
    const drawn = figuresOf([
      [
        { date, time: '10:05', vol: 0.2 },
        { date, time: '14:00', vol: 0.2 },
        { date, vol: 0.2 },
      ],
      [{ date, time: '14:00', vol: 0.21 }],
    ]);
    expect(drawn.map(({ name }) => name)).toEqual([
      'spx-2022-06-03-1005-cboe-delayed-quotes',
      'spx-2022-06-03-1400-cboe-delayed-quotes',
      'spx-2022-06-03-1400-cboe-delayed-quotes-2',
      'spx-2022-06-03-cboe-delayed-quotes',
    ]);
    expect(drawn.map(({ title }) => title.split(', ')[1])).toEqual(['10:05', '14:00', '14:00', 'close']);
  });

  it('say where puts stand alone on a carried forward', () => {
    const bars = join(root, 'bars.csv');
    writeFileSync(bars, 'date,open,high,low,close,dividend\n2022-06-03,1,1,1,1,0\n2022-07-29,1,1,1,1,0\n');
    const [figure] = figuresOf([[{ date: '2022-06-03', vol: 0.2, rights: ['put'] }]], { bars });
    expect(figure?.panels[0]?.note).toContain('puts only, carried forward');
  });
});
