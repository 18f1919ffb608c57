// `quantor data calendar` as a person and a program see it: dated entries with sources, and the view of an earlier date.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expectErrorDocument, expectErrorSentence, quantor } from './quantor-command.fixture.ts';

const calendar = (...args: readonly string[]) => quantor(['data', 'calendar', ...args]);

const span = z.object({ kind: z.string(), from: z.string(), to: z.string() });

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
      known: z.enum(['rule', 'announced', 'not-recorded']),
      announced: z.string().nullable(),
      knownNotBefore: z.string().nullable(),
      withdrawn: z.string().nullable(),
      source: z.string().min(1),
    }),
  ),
  coverage: z.array(span),
  notCovered: z.array(span),
});

async function document(...args: readonly string[]): Promise<z.infer<typeof contract>> {
  const { status, stdout, stderr } = await calendar(...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return contract.parse(JSON.parse(stdout));
}

async function entries(...args: readonly string[]): Promise<readonly string[]> {
  return (await document(...args)).entries.map(({ date, time, kind, announced }) =>
    [date, time ?? '', kind, announced ?? ''].join(' ').trim(),
  );
}

/** A dozen commands one after the other, each a process of its own, on a busy machine. */
const COMMANDS_MS = 120_000;

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
    expect(await entries(...week, '--known-on', '2020-03-02')).toEqual([
      // The meeting that was given up on the Sunday before, and an ex-date without its amount.
      '2020-03-18 14:00 fomc',
      '2020-03-20  dividend',
      '2020-03-20 16:00 opex',
    ]);
    expect(await entries(...week, '--known-on', '2020-03-15')).toContain('2020-03-18 14:00 fomc');
    expect(await entries(...week, '--known-on', '2020-03-16')).not.toContain('2020-03-18 14:00 fomc');
    // What was announced on the day itself was not known that morning.
    expect(await entries(...week, '--known-on', '2020-03-03')).not.toContain(
      '2020-03-03 10:00 fomc 2020-03-03',
    );
    expect(await entries(...week, '--known-on', '2020-03-04')).toContain('2020-03-03 10:00 fomc 2020-03-03');
  });

  test('shows releases where they were planned until they were moved', async () => {
    const autumn = ['--from', '2013-10-01', '--to', '2013-11-20', '--kind', 'nfp,cpi'];
    expect(await entries(...autumn)).toEqual([
      '2013-10-22 08:30 nfp 2013-10-17',
      '2013-10-30 08:30 cpi 2013-10-17',
      '2013-11-08 08:30 nfp 2013-10-17',
      '2013-11-20 08:30 cpi',
    ]);
    expect(await entries(...autumn, '--known-on', '2013-09-20')).toEqual([
      '2013-10-04 08:30 nfp',
      '2013-10-16 08:30 cpi',
      '2013-11-01 08:30 nfp',
    ]);
    expect(await entries(...autumn, '--known-on', '2013-10-17')).toEqual(['2013-11-01 08:30 nfp']);
    expect((await entries(...autumn, '--known-on', '2013-10-18')).length).toBe(4);
  });

  test(
    'says of each entry whether it follows from a rule, was announced, or nobody recorded when',
    { timeout: COMMANDS_MS },
    async () => {
      const knownOf = async (date: string, kind: string) => {
        const { entries: found } = await document('--from', date, '--to', date, '--kind', kind);
        return found.map(({ known, announced, knownNotBefore }) => [known, announced, knownNotBefore]);
      };
      expect(await knownOf('2024-12-25', 'closure')).toEqual([['rule', null, null]]);
      expect(await knownOf('2022-06-20', 'closure')).toEqual([['rule', null, '2021-09-30']]);
      expect(await knownOf('1998-01-19', 'closure')).toEqual([['not-recorded', null, null]]);
      expect(await knownOf('2001-09-17', 'late-open')).toEqual([['not-recorded', null, '2001-09-11']]);
      expect(await knownOf('2002-09-11', 'late-open')).toEqual([['not-recorded', null, '2001-09-11']]);
      expect(await knownOf('1999-12-31', 'early-close')).toEqual([['not-recorded', null, '1999-06-01']]);
      expect(await knownOf('2024-12-24', 'early-close')).toEqual([['rule', null, null]]);
      expect(await knownOf('1997-10-27', 'early-close')).toEqual([['announced', '1997-10-27', '1997-10-27']]);
      expect(await knownOf('2027-01-27', 'fomc')).toEqual([['not-recorded', null, null]]);
      const { stdout } = await calendar('--from', '2027-01-01', '--to', '2027-01-31', '--kind', 'fomc');
      expect(stdout).toMatch(/fomc {2}not recorded/);
      expect(stdout).toContain('the tables do not have the day on which it was told');
    },
  );

  test('shows no holiday before its rule and no schedule years ahead', async () => {
    const juneteenth = ['--from', '2022-06-20', '--to', '2022-06-20', '--kind', 'closure'];
    expect(await entries(...juneteenth, '--known-on', '2021-09-30')).toEqual([]);
    expect(await entries(...juneteenth, '--known-on', '2021-10-01')).toEqual(['2022-06-20  closure']);
    // Without the holiday the third Friday of June 2026 is a session.
    const june = ['--from', '2026-06-15', '--to', '2026-06-19', '--kind', 'opex,dividend'];
    expect(await entries(...june)).toEqual(['2026-06-18  dividend 2026-06-18', '2026-06-18 16:00 opex']);
    const before = ['2026-06-19  dividend', '2026-06-19 16:00 opex'];
    expect(await entries(...june, '--known-on', '2021-01-15')).toEqual(before);
    const meeting = ['--from', '2027-01-27', '--to', '2027-01-27', '--kind', 'fomc'];
    expect(await entries(...meeting, '--known-on', '2000-01-03')).toEqual([]);
    expect(await entries(...meeting, '--known-on', '2026-11-20')).toEqual(['2027-01-27 14:00 fomc']);
  });

  test('tells where its tables end, and has ex-dates beyond them by their rule', async () => {
    const args = ['--from', '2026-07-20', '--to', '2027-01-10', '--kind', 'dividend,fomc-minutes,cpi'];
    const { entries: found, coverage, notCovered } = await document(...args);
    expect(found.filter(({ kind }) => kind === 'dividend').map(({ date, what }) => [date, what])).toEqual([
      ['2026-09-18', 'SPY goes ex dividend, amount not known'],
      ['2026-12-18', 'SPY goes ex dividend, amount not known'],
    ]);
    expect(coverage.map(({ kind, to }) => [kind, to])).toEqual([
      ['cpi', '2026-12-31'],
      ['fomc-minutes', '2026-07-31'],
      ['dividend', '2028-12-31'],
    ]);
    expect(notCovered).toEqual([
      { kind: 'cpi', from: '2027-01-01', to: '2027-01-10' },
      { kind: 'fomc-minutes', from: '2026-08-01', to: '2027-01-10' },
    ]);
    expect(
      (await document('--from', '2003-12-01', '--to', '2003-12-31', '--kind', 'dividend')).notCovered,
    ).toEqual([{ kind: 'dividend', from: '2003-12-01', to: '2003-12-18' }]);
    const { stdout } = await calendar(...args);
    expect(stdout).toContain('NOT COVERED');
    expect(stdout).toContain('  fomc-minutes  2026-08-01 to 2027-01-10');
    expect((await calendar('--from', '2025-01-06', '--to', '2025-01-10')).stdout).not.toContain(
      'NOT COVERED',
    );
  });

  test('ends with the calendar where no end is given', async () => {
    expect(await document('--from', '2028-12-01')).toMatchObject({ from: '2028-12-01', to: '2028-12-31' });
    expect(await document('--from', '2025-01-01')).toMatchObject({ to: '2025-03-02' });
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

  test('says what it expects', { timeout: COMMANDS_MS }, async () => {
    expectErrorSentence(await calendar('--from', 'May'), 'date-unreadable');
    expectErrorSentence(await calendar('--from', '2025-02-01', '--to', '2025-01-01'), 'dates-reversed');
    expectErrorSentence(await calendar('--from', '1980-01-01', '--to', '1990-02-01'), 'dates-outside');
    expectErrorSentence(await calendar('--from', '2029-01-01'), 'dates-outside');
    expectErrorSentence(await calendar('--from', '2025-01-01', '--known-on', '1066-10-14'), 'dates-outside');
    const empty = await calendar('--from', '2025-01-01', '--kind', 'closure,');
    expectErrorSentence(empty, 'kind-unknown');
    expect(empty.stderr).toContain('found "closure," with an empty place');
    expectErrorDocument(await calendar('--from', '2025-01-01', '--kind', 'opx', '--json'), 'kind-unknown');
  });
});
