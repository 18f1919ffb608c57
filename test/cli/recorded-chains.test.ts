// A run on recorded chains as a person starts it: the document, the files, the ledger verified and made again.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLOSES, writeChainFiles } from '../../src/apps/sessions/market/chains/made-up-chains.fixture.ts';
import { runDocumentSchema } from './document-schema.fixture.ts';
import { quantor, scratchFolder } from './quantor-command.fixture.ts';

const SETTINGS = [
  'dteMin=2',
  'dteMax=11',
  'dteTarget=7',
  'shortDelta=0.25',
  'longDelta=0.1',
  'creditWidthMin=null',
];
const OTHERS = [
  'entry.daysBetweenEntriesMin=0',
  'entry.creditSlipMax=1',
  'risk.priceCollarRatio=null',
  'exit.dteFloor=null',
];
const SPAN = ['--root', 'SPXW', '--cash', '1000000', '--from', '2018-01-16', '--to', '2018-01-26'];
const CHOSEN = [...SETTINGS.map((setting) => `selection.${setting}`), ...OTHERS];
const RUN = ['backtest', ...SPAN, '--json', ...CHOSEN.flatMap((setting) => ['--set', setting])];

test('chains in a folder are traded on, told in the document, and needed to make the run again', async () => {
  const place = scratchFolder();
  const chains = join(place, 'chains');
  const out = join(place, 'run');
  mkdirSync(chains);
  const [first = ''] = writeChainFiles(chains, Object.keys(CLOSES).slice(0, 7));
  const run = await quantor([...RUN, '--chains', chains, '--out', out]);
  expect(run.status, run.stderr).toBe(0);
  const document = runDocumentSchema.parse(JSON.parse(run.stdout));
  expect(document.data).toMatchObject({
    chain: 'recorded',
    timeframe: 'D',
    chains: { bars: { recorded: 7, simulated: 2, none: 0 } },
  });
  expect(document.data.chains?.entries.recorded).toBeGreaterThan(0);
  expect(Object.keys(document.run.dataHashes).filter((name) => name.startsWith('chains'))).toHaveLength(7);
  const ledger = join(out, 'ledger.txt');
  expect(await quantor(['verify', ledger, '--json'])).toMatchObject({ status: 0 });
  const replay = await quantor(['replay', ledger, '--json']);
  expect(JSON.parse(replay.stdout)).toMatchObject({ identical: true });
  rmSync(first);
  const gone = await quantor(['replay', ledger]);
  expect(gone.status).toBe(2);
  expect(gone.stderr).toContain('error input-missing: chains: the ledger was made from');
}, 120_000);
