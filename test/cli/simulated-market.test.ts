// A run on a simulated market says so everywhere, counts as no evidence, and is made again from its settings alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RunDocument, runDocumentSchema } from './document-schema.fixture.ts';
import { expectErrorDocument, quantor, scratchFolder } from './quantor-command.fixture.ts';

const MINUTE = 60_000;
const SIMULATED = ['backtest', '--set', 'market.simulatedYears=1', '--no-report'];

describe('a run on a simulated market', () => {
  const out = join(scratchFolder(), 'out');
  let document: RunDocument;
  let summary: string;

  beforeAll(async () => {
    const made = await quantor([...SIMULATED, '--json', '--out', out]);
    if (made.status !== 0) throw new Error(made.stderr);
    document = runDocumentSchema.parse(JSON.parse(made.stdout));
    summary = (await quantor([...SIMULATED, '--out', join(scratchFolder(), 'out')])).stdout;
  }, 2 * MINUTE);

  test('labels prices, volatility and quotes as simulated and names seed and premium', () => {
    expect(document.data).toMatchObject({
      underlying: 'simulated',
      volatility: 'simulated',
      chain: 'simulated',
    });
    expect(document.data.assumptions.join(' ')).toMatch(/drawn by seed 1 .* no drift/);
    expect(document.data.assumptions.join(' ')).not.toMatch(/recorded daily bars|real daily bar|bundled/);
    expect(summary.match(/simulated {2}/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('trades, and is no evidence of anything', () => {
    expect(document.trades.length).toBeGreaterThan(5);
    expect(document.metrics.evidence).toBe('insufficient');
    expect(summary).toContain('the market is simulated');
  });

  test(
    'is made again by replay without any file of bars',
    async () => {
      expect(readFileSync(join(out, 'ledger.txt'), 'utf8')).not.toContain('"role":"bars"');
      const replayed = await quantor(['replay', join(out, 'ledger.txt')]);
      expect(replayed.stdout).toContain('identical');
    },
    MINUTE,
  );
});

test(
  'the index is drawn, and SPY is a tenth of it',
  async () => {
    const made = await quantor([
      ...SIMULATED,
      '--json',
      '--root',
      'SPY',
      '--out',
      join(scratchFolder(), 'out'),
    ]);
    const [first] = runDocumentSchema.parse(JSON.parse(made.stdout)).trades;
    expect(first?.spotAtEntry).toBeGreaterThan(60);
    expect(first?.spotAtEntry).toBeLessThan(250);
  },
  MINUTE,
);

test('a simulated market takes no files of a real one', async () => {
  expectErrorDocument(await quantor([...SIMULATED, '--json', '--history', 'h.csv']), 'simulated-with-files');
});
