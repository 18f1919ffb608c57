// `quantor data validate` as a program sees it: one document, statuses, errors that say what to give.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MS_PER_YEAR } from '../../src/core/domain/index.ts';
import { blackPrice } from '../../src/core/pricing/index.ts';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';

let folder: string;
let args: readonly string[];

/** A chain of one expiry and one volatility, quoted on Friday 3 June 2022, a date that validates. */
function chain(): string {
  const years = (Date.parse('2022-07-08T20:00Z') - Date.parse('2022-06-03T20:00Z')) / MS_PER_YEAR;
  const rows = [
    'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv',
  ];
  for (let strike = 3000; strike <= 5000; strike += 10)
    for (const right of ['call', 'put'] as const) {
      const mid = blackPrice({ right, forward: 4000, strike, years, vol: 0.2, discount: 1 });
      rows.push(
        `2022-06-03T16:15,SPX,4000,SPXW,2022-07-08,${right},${strike},${mid - 0.1},${mid + 0.1},0,0,0,0.2`,
      );
    }
  return rows.join('\n');
}

beforeAll(() => {
  folder = scratchFolder();
  const file = join(folder, 'chain.csv');
  writeFileSync(file, chain());
  const vix = join(folder, 'vix.csv');
  writeFileSync(vix, 'date,close\n2022-06-03,25\n');
  args = ['data', 'validate', file, '--volatility', `vix=${vix}`];
});

const figure = z.number().nullable();
const cell = z.object({
  quotes: z.number().int().nonnegative(),
  rmseVolPoints: figure,
  insideBidAsk: figure,
  strikeError: figure,
  creditError: figure,
  spreadRatio: figure,
});
const contract = z.object({
  snapshots: z.number().int().positive(),
  buckets: z.array(cell.extend({ dte: z.string(), delta: z.string(), vix: z.string() })).length(64),
  overall: cell,
});

describe('quantor data validate', () => {
  test('prints one document with every bucket', async () => {
    const { status, stdout, stderr } = await quantor([...args, '--json']);
    expect([status, stderr]).toEqual([0, '']);
    const document = contract.parse(JSON.parse(stdout));
    expect(document.snapshots).toBe(1);
    expect(document.overall.rmseVolPoints).toBeGreaterThan(0);
  });

  test('prints tables and draws smiles where asked', async () => {
    const out = join(folder, 'smiles');
    const { status, stdout } = await quantor([...args, '--out', out]);
    expect(status).toBe(0);
    expect(stdout).toContain('VOLATILITY AT 5 TO 50 DELTA');
    const page = join(out, 'smiles.html');
    expect(stdout).toContain(page);
    expect(readFileSync(page, 'utf8')).toContain('<svg');
  });

  test('says what is missing, and writes nothing', async () => {
    const [data = '', validate = '', file = ''] = args;
    expectErrorSentence(await quantor([data, validate, file]), 'volatility-syntax');
    expectErrorSentence(await quantor([...args, '--volatility', 'vox=x.csv']), 'volatility-name');
    const out = join(folder, 'nothing');
    expectErrorDocument(await quantor([...args, '--json', '--dates', 'some', '--out', out]), 'dates-unknown');
    expectErrorDocument(
      await quantor([...args, '--json', '--dates', 'calibration', '--out', out]),
      'no-snapshots',
    );
    expect(existsSync(out)).toBe(false);
    expectErrorDocument(await quantor([...args, '--json', '--out', file]), 'output-not-a-folder');
  });
});
