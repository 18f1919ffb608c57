// `quantor data calendar` as a person and a program see it: dated entries with sources, and the view of an earlier date.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expectErrorDocument, expectErrorSentence, quantor } from './quantor-command.fixture.ts';

const calendar = (...args: readonly string[]) => quantor(['data', 'calendar', ...args]);

const contract = z.object({
  from: z.string(),
  to: z.string(),
  knownOn: z.string().nullable(),
  entries: z.array(
    z.object({
      date: z.string(),
      time: z.string().nullable(),
      kind: z.string(),
      what: z.string(),
      announced: z.string().nullable(),
      source: z.string().min(1),
    }),
  ),
});

async function entries(...args: readonly string[]): Promise<readonly string[]> {
  const { status, stdout, stderr } = await calendar(...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return contract
    .parse(JSON.parse(stdout))
    .entries.map(({ date, time, kind, announced }) =>
      [date, time ?? '', kind, announced ?? ''].join(' ').trim(),
    );
}

describe('quantor data calendar', () => {
  test('lists closures, releases and expiries of a span in order', async () => {
    expect(await entries('--from', '2025-01-08', '--to', '2025-01-22')).toEqual([
      '2025-01-08 14:00 fomc-minutes',
      '2025-01-09  closure 2024-12-30',
      '2025-01-10 08:30 nfp',
      '2025-01-14 08:30 ppi',
      '2025-01-15 08:30 cpi',
      '2025-01-17 16:00 opex',
      '2025-01-20  closure',
      '2025-01-22 09:30 vix-expiry',
    ]);
  });

  test('shows what could be known on an earlier date', async () => {
    const week = ['--from', '2020-03-02', '--to', '2020-03-20', '--kind', 'fomc,opex,dividend'];
    expect(await entries(...week)).toEqual([
      '2020-03-03 10:00 fomc 2020-03-03',
      '2020-03-15 17:00 fomc 2020-03-15',
      '2020-03-20  dividend 2020-03-20',
      '2020-03-20 16:00 opex',
    ]);
    expect(await entries(...week, '--known-on', '2020-03-02')).toEqual(['2020-03-20 16:00 opex']);
    expect(await entries(...week, '--known-on', '2020-03-04')).toContain('2020-03-03 10:00 fomc 2020-03-03');
  });

  test('prints a table of at most 100 columns with its sources', async () => {
    const { status, stdout } = await calendar('--from', '2001-09-01', '--to', '2002-12-31');
    expect(status).toBe(0);
    expect(stdout).toMatch(/2001-09-11 {2}Tue {9}closure +that day +\d+ {2}Terrorist attacks/);
    expect(stdout).toContain('SOURCES');
    expect(stdout).toContain('NYSE Rule 7.2');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test('starts today where no date is given', async () => {
    const { status, stdout } = await calendar('--kind', 'opex');
    expect(status).toBe(0);
    expect(stdout).toContain('monthly options expire');
  });

  test('says what it expects', async () => {
    expectErrorSentence(await calendar('--from', 'May'), 'date-unreadable');
    expectErrorSentence(await calendar('--from', '2025-02-01', '--to', '2025-01-01'), 'dates-reversed');
    expectErrorSentence(await calendar('--from', '1980-01-01', '--to', '1990-02-01'), 'dates-outside');
    expectErrorDocument(await calendar('--from', '2025-01-01', '--kind', 'opx', '--json'), 'kind-unknown');
  });
});
