// The report of a run: drawn by the run itself and again from its ledger, with the same bytes.
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallMarket } from './market-files.fixture.ts';
import { expectErrorDocument, type Outcome, quantor, scratchFolder } from './quantor-command.fixture.ts';

const MINUTE = 60_000;
const folder = scratchFolder();
const out = join(folder, 'out');
const ledger = join(out, 'ledger.txt');
const bytesOf = (name: string): Buffer => readFileSync(join(out, name));

let made: Outcome;

beforeAll(async () => {
  made = await quantor(['backtest', ...smallMarket(folder), '--out', out]);
}, MINUTE);

test('the last line a person sees is where the report is', () => {
  expect(made.status, made.stderr).toBe(0);
  expect(made.stdout.trimEnd().split('\n').at(-1)).toBe(`  PDF     ${join(out, 'report.pdf')}`);
});

test('a run writes a PDF and a page', () => {
  expect(bytesOf('report.pdf').subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytesOf('report.html').toString()).toMatch(/^<!doctype html>/i);
});

test(
  'the report drawn again from the ledger has the same bytes',
  async () => {
    const [pdf, html] = [bytesOf('report.pdf'), bytesOf('report.html')];
    rmSync(join(out, 'report.pdf'));
    rmSync(join(out, 'report.html'));
    const outcome = await quantor(['report', ledger, '--json']);
    expect(JSON.parse(outcome.stdout)).toEqual({
      html: join(out, 'report.html'),
      pdf: join(out, 'report.pdf'),
    });
    expect(bytesOf('report.pdf').equals(pdf)).toBe(true);
    expect(bytesOf('report.html').equals(html)).toBe(true);
  },
  MINUTE,
);

test('a report that cannot be written whole is not written at all', async () => {
  const blocked = scratchFolder();
  copyFileSync(ledger, join(blocked, 'ledger.txt'));
  mkdirSync(join(blocked, 'report.pdf'));
  expectErrorDocument(await quantor(['report', join(blocked, 'ledger.txt'), '--json']), 'output-failed');
  expect(readdirSync(blocked).toSorted()).toEqual(['ledger.txt', 'report.pdf']);
});

test('a ledger that was changed gets no report', async () => {
  const changed = join(folder, 'changed.txt');
  copyFileSync(ledger, changed);
  appendFileSync(changed, 'x');
  expectErrorDocument(await quantor(['report', changed, '--json']), 'ledger-corrupt');
});

test(
  'without its input files a report is drawn without bands, and never in place of one that has them',
  async () => {
    const other = scratchFolder();
    const files = smallMarket(other);
    const run = join(other, 'run');
    await quantor(['backtest', ...files, '--out', run]);
    rmSync(join(other, 'bars.csv'));
    const report = ['report', join(run, 'ledger.txt'), '--json'];
    const before = readFileSync(join(run, 'report.html'));
    expectErrorDocument(await quantor(report), 'input-missing');
    expect(readFileSync(join(run, 'report.html')).equals(before)).toBe(true);
    rmSync(join(run, 'report.html'));
    const outcome = await quantor(report);
    expect(outcome.status).toBe(0);
    expect(outcome.stderr).toContain('the report has no bands');
  },
  MINUTE,
);

describe('several runs', () => {
  test(
    'are compared by either order of words, into the same files',
    async () => {
      const other = join(folder, 'other');
      await quantor([
        'backtest',
        ...smallMarket(folder),
        '--set',
        'exit.dteFloor=30',
        '--no-report',
        '--out',
        other,
      ]);
      const otherLedger = join(other, 'ledger.txt');
      const told = await quantor(['report', ledger, '--compare', otherLedger, '--json']);
      const { pdf, html, comparison } = JSON.parse(told.stdout) as Record<string, unknown>;
      expect([pdf, html]).toEqual([join(out, 'comparison.pdf'), join(out, 'comparison.html')]);
      expect(comparison).toMatchObject({
        isSameData: true,
        settingDifferences: [{ name: 'exit.dteFloor', values: ['21', '30'] }],
      });
      const first = bytesOf('comparison.pdf');
      const again = await quantor(['report', '--compare', ledger, otherLedger]);
      expect([again.status, again.stderr]).toEqual([0, '']);
      expect(bytesOf('comparison.pdf').equals(first)).toBe(true);
    },
    MINUTE,
  );

  test('are two at least, and are named at all', async () => {
    expectErrorDocument(await quantor(['report', '--compare', ledger, '--json']), 'compare-count');
    expectErrorDocument(await quantor(['report', '--json']), 'ledger-missing');
  });
});

describe.skipIf(process.platform !== 'linux')('--open', () => {
  const bin = join(folder, 'bin');
  const opened = join(folder, 'opened.txt');
  const open = (path: string) =>
    quantor(['report', '--compare', path, path, '--open'], { env: { PATH: `${bin}:/usr/bin:/bin` } });

  test(
    'hands the page to the opener as one argument, whatever its name',
    async () => {
      mkdirSync(bin, { recursive: true });
      writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s|' "$#" "$1" > '${opened}'\n`, {
        mode: 0o755,
      });
      const strange = join(folder, 'a b; touch $(x) & "q"');
      mkdirSync(strange);
      copyFileSync(ledger, join(strange, 'ledger.txt'));
      const outcome = await open(join(strange, 'ledger.txt'));
      expect([outcome.status, outcome.stderr]).toEqual([0, '']);
      expect(readFileSync(opened, 'utf8')).toBe(`1|${join(strange, 'comparison.html')}|`);
    },
    MINUTE,
  );

  test(
    'says plainly that nothing opens it, and changes nothing else',
    async () => {
      writeFileSync(join(bin, 'xdg-open'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
      const outcome = await open(ledger);
      expect(outcome.status).toBe(0);
      expect(outcome.stderr).toBe(
        `warning: xdg-open found nothing that opens it; the report is at ${join(out, 'comparison.html')}\n`,
      );
    },
    MINUTE,
  );
});
