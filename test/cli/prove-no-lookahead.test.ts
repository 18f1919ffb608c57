// The proof as a command: what it prints of a run that keeps to the past, its document, and what it refuses.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LINE_WIDTH } from '../../src/analysis/report/text/aligned-text.ts';
import { expectErrorDocument, quantor } from './quantor-command.fixture.ts';

const SHORT = ['prove-no-lookahead', '--set', 'market.simulatedYears=1', '--timeframe', 'D'];

const moduleDocument = z.strictObject({
  module: z.string(),
  instants: z.number().int(),
  answered: z.number().int(),
  compared: z.number().int(),
  differences: z.number().int(),
  first: z.null(),
});

const proofDocument = z.strictObject({
  proven: z.boolean(),
  bars: z.number().int(),
  instants: z.array(z.iso.datetime()),
  worlds: z.number().int(),
  differing: z.strictObject({ cut: z.literal(0), poison: z.literal(0) }),
  orders: z.number().int(),
  cleanedRows: z.number().int(),
  seconds: z.number(),
  modules: z.array(moduleDocument),
  first: z.null(),
  notCompared: z.array(
    z.strictObject({ change: z.string(), changedAfter: z.string(), code: z.string(), message: z.string() }),
  ),
});

test('a run that keeps to the past ends in 0, with every module counted', async () => {
  const made = await quantor([...SHORT, '--instants', '4', '--json']);
  expect(made.status).toBe(0);
  const document = proofDocument.parse(JSON.parse(made.stdout));
  expect(document).toMatchObject({ proven: true, bars: 252, worlds: 8, notCompared: [] });
  expect(document.instants.length).toBe(4);
  expect(document.orders).toBeGreaterThan(5);
  expect(document.modules.length).toBe(19);
  const silent = document.modules.filter(({ compared }) => compared === 0).map(({ module }) => module);
  // Condors of 45 days that are left after 24 come to no settlement.
  expect(silent).toEqual(['settlement and cash']);
});

test('a person reads the verdict, a table and what is not claimed, in lines that fit', async () => {
  const made = await quantor([...SHORT, '--instants', '2']);
  expect(made.status).toBe(0);
  expect(made.stdout).toMatch(/^NO LOOK-AHEAD FOUND/);
  expect(made.stdout).toMatch(/2 of 252 bars, /);
  expect(made.stdout.replaceAll(/\s+/g, ' ')).toMatch(/Nothing is claimed of .*peer divergence/);
  expect(Math.max(...made.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(LINE_WIDTH);
});

test.each([
  [['--instants', '0'], 'instants'],
  [['--every', '--part', '300/400'], 'part'],
  [['--bars', 'missing.csv'], 'simulated-with-files'],
])('%j is bad input', async (flags, code) => {
  const refused = await quantor([...SHORT, ...flags, '--json']);
  expect(refused.status).toBe(2);
  expectErrorDocument(refused, code);
});
