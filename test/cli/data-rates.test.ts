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

beforeAll(() => {
  const folder = scratchFolder();
  sofr = join(folder, 'sofr.csv');
  bills = join(folder, 'bills.csv');
  writeFileSync(sofr, 'date,sofr_pct\n2026-02-18,3.7\n2026-02-19,3.6\n2026-02-20,9\n');
  writeFileSync(bills, 'date,rate_pct\n2026-02-19,3.5\n');
});

const contract = z.object({
  date: z.string(),
  series: z.array(z.object({ name: z.string(), basis: z.string(), asOf: z.string().nullable() })),
  reason: z.string().nullable(),
  curve: z.array(z.object({ days: z.number(), rate: z.number() })).nullable(),
});

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
      { name: 'sofr', basis: 'overnight', asOf: '2026-02-19' },
      { name: '3m', basis: 'discount', asOf: '2026-02-19' },
    ]);
    const overnight = 365 * Math.log(1 + 0.036 / 360);
    const bill = (-365 / 91) * Math.log(1 - 0.035 * (91 / 360));
    const found = curve?.map(({ rate }) => rate) ?? [];
    for (const [index, rate] of [overnight, (overnight + bill) / 2, bill, bill].entries())
      expect(found[index]).toBeCloseTo(rate, 12);
    expect(reason).toBeNull();
  });

  test('prints a table, and why there is none', async () => {
    const there = await rates('--rates', `sofr=${sofr}`, '--rates', `3m=${bills}`, '--on', '2026-02-20');
    expect(there.stdout).toMatch(/sofr +1 +overnight +2026-02-19 +3\.650 %/);
    for (const line of there.stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    const early = await rates('--rates', `sofr=${sofr}`, '--on', '2026-02-18');
    expect(early.stdout).toContain('none: the files begin later');
  });

  test('says what it expects', async () => {
    expectErrorSentence(await rates('--on', '2026-02-20'), 'rates-missing');
    expectErrorSentence(await rates('--rates', `sofr=${sofr}`), 'date-unreadable');
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
      await rates('--rates', `3m=${bills}`, '--on', '2026-02-20', '--days', '1.5', '--json'),
      'days-unreadable',
    );
  });
});
