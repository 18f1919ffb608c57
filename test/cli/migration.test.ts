// A configuration of the predecessor through the real command: its note, its ledger of Quantor's own settings, its replay.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallMarket } from './market-files.fixture.ts';
import { quantor, scratchFolder, withoutProgress } from './quantor-command.fixture.ts';

const TEMPLATE = join(import.meta.dirname, '../../docs/examples/predecessor-config.py');

test('the template runs with its note on standard error, and its ledger replays without it', async () => {
  const folder = scratchFolder();
  const asked = '--root XSP --from 2018-03-20 --to 2018-03-27 --vix-max 30 --json'.split(' ');
  const files = [...smallMarket(folder), '--out', join(folder, 'out')];
  const run = await quantor(['backtest', '--config', TEMPLATE, ...asked, ...files]);
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ run: { initialCashDollars: 25_000 } });
  const note = withoutProgress(run.stderr);
  expect(note).toContain('\nMIGRATION\n');
  expect(note.split('\n').length).toBeLessThan(45);
  expect(note).toContain(' --vix-max,');

  const ledger = join(folder, 'out', 'ledger.txt');
  // The first record follows the 64 digits of the chain and a blank.
  const manifest = JSON.parse((readFileSync(ledger, 'utf8').split('\n')[1] ?? '').slice(65)) as object;
  expect(manifest).toMatchObject({
    config: {
      consensus: { mode: 'legacy', legacyLow: 0.2 },
      signals: { vixMax: 30 },
      exit: { daysHeldMax: 10 },
    },
  });
  expect(JSON.stringify(manifest)).not.toContain('mtf_consensus_min');

  const replay = await quantor(['replay', ledger, '--json']);
  expect(replay.status).toBe(0);
  expect(JSON.parse(replay.stdout)).toMatchObject({ identical: true });
  expect(withoutProgress(replay.stderr)).toBe('');
});
