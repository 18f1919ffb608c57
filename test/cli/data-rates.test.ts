// `quantor data rates` as a person and a program see it: a curve by date, its bases, and errors that say what to give.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  expectErrorDocument,
  expectErrorSentence,
  quantor,
  scratchFolder,
} from './quantor-command.fixture.ts';

let sofr: string;
let bills: string;
const rates = (...args: readonly string[]) => quantor(['data', 'rates', ...args]);

/** A file of its own with this text. */
function fileOf(text: string): string {
  const path = join(scratchFolder(), 'rates.csv');
  writeFileSync(path, text);
  return path;
}

beforeAll(() => {
  const folder = scratchFolder();
  sofr = join(folder, 'sofr.csv');
  bills = join(folder, 'bills.csv');
  writeFileSync(sofr, 'date,sofr_pct\n2026-02-18,3.7\n2026-02-19,3.6\n2026-02-20,9\n');
  writeFileSync(bills, 'date,rate_pct\n2026-02-19,3.5\n');
});

const contract = z.object({
  date: z.string(),
  series: z.array(
    z.object({ name: z.string(), basis: z.string(), asOf: z.string().nullable(), rate: z.number() }),
  ),
  reason: z.string().nullable(),
  curve: z.array(z.object({ days: z.number(), rate: z.number() })).nullable(),
});

/** A dozen commands one after the other, each a process of its own, on a busy machine. */
const COMMANDS_MS = 120_000;

describe('quantor data rates', () => {
  test('gives the curve known on a date, each series from its basis', async () => {
    const { status, stdout, stderr } = await rates(
      '--rates',
      `sofr=${sofr},3m=${bills}`,
      '--basis=3m=discount',
      '--on=2026-02-20',
      '--days=1,46,91,200',
      '--json',
    );
    expect([status, stderr]).toEqual([0, '']);
    const { series, curve, reason } = contract.parse(JSON.parse(stdout));
    expect(series).toEqual([
      { name: 'sofr', basis: 'overnight', asOf: '2026-02-19', rate: expect.any(Number) as number },
      { name: '3m', basis: 'discount', asOf: '2026-02-19', rate: expect.any(Number) as number },
    ]);
    const overnight = 365 * Math.log(1 + 0.036 / 360);
    const bill = (-365 / 91) * Math.log(1 - 0.035 * (91 / 360));
    const found = curve?.map(({ rate }) => rate) ?? [];
    for (const [index, rate] of [overnight, (overnight + bill) / 2, bill, bill].entries())
      expect(found[index]).toBeCloseTo(rate, 12);
    expect(reason).toBeNull();
  });

  test('prints a table, and why there is none', async () => {
    const series = ['--rates', `sofr=${sofr}`, '--rates', `3m=${bills}`, '--basis', '3m=discount'];
    const there = await rates(...series, '--on', '2026-02-20');
    expect(there.stdout).toMatch(/sofr +1 +overnight +2026-02-19 +3\.650 %/);
    for (const line of there.stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    const early = await rates('--rates', `sofr=${sofr}`, '--on', '2026-02-18');
    expect(early.stdout).toContain('none: the files begin later');
  });

  test(
    'reads the basis from a header that names a series, and refuses what contradicts it',
    { timeout: COMMANDS_MS },
    async () => {
      const dtb3 = fileOf('observation_date,DTB3\n2026-02-19,3.6\n');
      const constant = fileOf('date,DGS3MO\n2026-02-19,3.6\n');
      const seriesOf = async (path: string) => {
        const { stdout } = await rates('--rates', `3m=${path}`, '--on=2026-02-20', '--json');
        return contract.parse(JSON.parse(stdout)).series;
      };
      const bill = (-365 / 91) * Math.log(1 - 0.036 * (91 / 360));
      expect(await seriesOf(dtb3)).toEqual([
        { name: '3m', basis: 'discount', asOf: '2026-02-19', rate: expect.closeTo(bill, 12) as number },
      ]);
      const growth = 2 * Math.log(1.018);
      expect(await seriesOf(constant)).toEqual([
        { name: '3m', basis: 'semi-annual', asOf: '2026-02-19', rate: expect.closeTo(growth, 12) as number },
      ]);
      const on = '--on=2026-02-20';
      expectErrorSentence(await rates('--rates', `sofr=${dtb3}`, on), 'rates-series');
      expectErrorSentence(await rates('--rates', `effr=${sofr}`, on), 'rates-series');
      expectErrorSentence(await rates('--rates', `3m=${sofr}`, on), 'rates-series');
      expectErrorSentence(await rates('--rates', `3m=${dtb3}`, '--basis=3m=annual', on), 'basis-series');
      expectErrorSentence(await rates('--rates', `3m=${bills}`, on), 'basis-missing');
      const prices = fileOf('date,open,high,low,close\n2026-02-19,18,19,17,18.4\n');
      expectErrorSentence(await rates('--rates', `3m=${prices}`, '--basis=3m=annual', on), 'rates-prices');
      const levels = fileOf('date,close\n2026-02-19,18.4\n');
      expectErrorSentence(await rates('--rates', `3m=${levels}`, on), 'basis-missing');
    },
  );

  test('accounts for the rows of each series, tells several sources, and fails where none is usable', async () => {
    const mixed = fileOf(
      'date,rate_pct,source\n2026-02-18,3.5,IRX\n2026-02-18,3.6,IRX\n2026-02-19,90,BILL\n2026-02-20,.,BILL\n',
    );
    const args = ['--rates', `3m=${mixed}`, '--basis=3m=discount', '--on=2026-02-20'];
    const { stdout } = await rates(...args);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      '1 of 4 rows, 1 duplicates, 2 without a usable rate; of several sources: IRX, BILL',
    );
    const { stdout: json } = await rates(...args, '--json');
    expect(JSON.parse(json)).toMatchObject({
      series: [{ rows: { rows: 4, accepted: 1, duplicates: 1, unusable: 2 }, sources: ['IRX', 'BILL'] }],
    });
    const none = fileOf('date,DTB3\n2026-02-18,.\n2026-02-19,95\n');
    const failed = await rates('--rates', `3m=${none}`, '--on=2026-02-20');
    expectErrorSentence(failed, 'rates-unusable');
    expect(failed.stderr).toContain('found none in 2 rows');
  });

  test('tells when rates of a day come out only in the afternoon of the next', async () => {
    const dtb3 = fileOf('date,DTB3\n2026-02-19,3.6\n');
    const late = 'Rates of the H.15 release';
    expect((await rates('--rates', `3m=${dtb3}`, '--on=2026-02-20')).stdout).toContain(late);
    expect((await rates('--rates', `sofr=${sofr}`, '--on=2026-02-20')).stdout).not.toContain(late);
  });

  test.each([
    ['1m', 30],
    ['3m', 91],
    ['6m', 182],
    ['1y', 365],
  ])('takes %s for %i days', async (tenor, days) => {
    const args = ['--rates', `${tenor}=${bills}`, `--basis=${tenor}=discount`, '--on=2026-02-20', '--json'];
    const { stdout } = await rates(...args);
    const rate = (-365 / days) * Math.log(1 - 0.035 * (days / 360));
    expect(JSON.parse(stdout)).toMatchObject({
      series: [{ days, rate: expect.closeTo(rate, 12) as number }],
    });
  });

  test('says what it expects', { timeout: COMMANDS_MS }, async () => {
    expectErrorSentence(await rates('--on', '2026-02-20'), 'rates-missing');
    expectErrorSentence(await rates('--rates', `sofr=${sofr}`), 'date-missing');
    expectErrorSentence(await rates('--rates', `sofr=${sofr}`, '--on', 'May'), 'date-unreadable');
    const twice = await rates('--rates', `3m=${bills}`, '--rates', `3m=${sofr}`, '--on', '2026-02-20');
    expectErrorSentence(twice, 'rates-days');
    expect(twice.stderr).toContain('found 3m twice');
    expectErrorSentence(
      await rates('--rates', `sofr=${sofr}`, '--basis', '3m=discount', '--on', '2026-02-20'),
      'basis-absent',
    );
    expectErrorSentence(
      await rates('--rates', `3m=${bills}`, '--basis', '3m=annual,3m=discount', '--on', '2026-02-20'),
      'basis-syntax',
    );
    for (const days of [',', '999999999'])
      expectErrorSentence(
        await rates('--rates', `sofr=${sofr}`, '--on', '2026-02-20', `--days=${days}`),
        'days-unreadable',
      );
    expectErrorSentence(await rates('--rates', sofr, '--on', '2026-02-20'), 'rates-syntax');
    expectErrorSentence(await rates('--rates', `4m=${sofr}`, '--on', '2026-02-20'), 'rates-tenor');
    expectErrorSentence(
      await rates('--rates', `sofr=${sofr},effr=${sofr}`, '--on', '2026-02-20'),
      'rates-days',
    );
    expectErrorSentence(
      await rates('--rates', `3m=${bills}`, '--basis', '3m=yield', '--on', '2026-02-20'),
      'basis-unknown',
    );
    expectErrorDocument(
      await rates('--rates', `sofr=${sofr}`, '--on', '2026-02-20', '--days', '1.5', '--json'),
      'days-unreadable',
    );
  });
});
