// Runs `quantor risk` on a ledger of a real run: one document at any number of threads, and errors that say what was expected.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { smallMarket } from './market-files.fixture.ts';
import { expectErrorDocument, quantor, scratchFolder } from './quantor-command.fixture.ts';
import { monteCarlo, valueAtRisk } from './risk-schema.fixture.ts';
import { stressSchema } from './stress-schema.fixture.ts';

const document = z.strictObject({
  run: z.strictObject({ id: z.string(), root: z.string(), seed: z.number().int() }),
  monteCarlo,
  valueAtRisk,
  stress: stressSchema,
  jointWorlds: z.null(),
});

let ledger = '';

beforeAll(async () => {
  const folder = scratchFolder();
  const out = join(folder, 'run');
  const outcome = await quantor(['backtest', ...smallMarket(folder, 180), '--no-report', '--out', out]);
  if (outcome.status !== 0) throw new Error(outcome.stderr);
  ledger = join(out, 'ledger.txt');
});

test(
  'one document of the shape that is told, the same on two threads as on one',
  { timeout: 120_000 },
  async () => {
    const asked = ['risk', ledger, '--paths', '500', '--json'];
    const [one, two] = await Promise.all([
      quantor([...asked, '--workers', '1']),
      quantor([...asked, '--workers', '2']),
    ]);
    expect(one.status, one.stderr).toBe(0);
    const told = document.parse(JSON.parse(one.stdout));
    expect(told.monteCarlo.reason).toBeNull();
    expect(told.monteCarlo.openAtExpiry).not.toEqual([]);
    expect(two.stdout).toBe(one.stdout);
  },
);

test('bad flags are refused before the ledger is read', async () => {
  const outcome = await quantor(['risk', 'nothing.txt', '--paths', 'many', '--json']);
  expect(expectErrorDocument(outcome, 'paths-syntax')).toMatch(/from 100 to 200000, found "many"/);
});
