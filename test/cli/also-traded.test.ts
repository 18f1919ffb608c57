// Two classes in one account: each trades on its own bars, and cash, limits and ledger are one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RunDocument, runDocumentSchema } from './document-schema.fixture.ts';
import { BARS_HEADER, barRows, smallMarket, writeLines } from './market-files.fixture.ts';
import { expectErrorDocument, quantor, scratchFolder } from './quantor-command.fixture.ts';

const MINUTE = 60_000;
const SESSIONS = 40;

/** The index of the small market as a fund of a tenth of it. */
function fundRows(): readonly string[] {
  return barRows(SESSIONS).map((row) => {
    const [date, ...fields] = row.split(',');
    const prices = fields.slice(0, 4).map((price) => (Number(price) / 10).toFixed(2));
    return [date, ...prices, '1000'].join(',');
  });
}

describe('a run of two classes', () => {
  const folder = scratchFolder();
  const out = join(folder, 'out');
  const fund = writeLines(folder, 'spy.csv', [BARS_HEADER, ...fundRows()]);
  const both = [
    'backtest',
    ...smallMarket(folder, SESSIONS),
    '--root',
    'SPX',
    '--also',
    `SPY=${fund}`,
    '--cash',
    '2000000',
    '--no-report',
    '--set',
    'selection.creditWidthMin=null',
  ];
  let document: RunDocument;

  beforeAll(async () => {
    const made = await quantor([...both, '--json', '--out', out]);
    if (made.status !== 0) throw new Error(made.stderr);
    document = runDocumentSchema.parse(JSON.parse(made.stdout));
  }, 2 * MINUTE);

  test('trades both, each at prices of its own', () => {
    const traded = [...document.trades, ...document.openPositions];
    const spots = (root: string) =>
      traded.filter((trade) => trade.root === root).map((one) => one.spotAtEntry);
    expect(spots('SPX').length).toBeGreaterThan(1);
    expect(spots('SPY').length).toBeGreaterThan(1);
    expect(spots('SPX').every((spot) => spot > 2600 && spot < 2800)).toBe(true);
    expect(spots('SPY').every((spot) => spot > 260 && spot < 280)).toBe(true);
    expect(document.data.assumptions.join(' ')).toMatch(/SPY is traded in the same account/);
  });

  test('decides at every bar of both, and its funnel adds up', () => {
    const { bars, gates, candidates } = document.funnel;
    expect(bars).toBe(2 * SESSIONS * 78);
    expect(gates.reduce((sum, { stopped }) => sum + stopped, candidates)).toBe(bars);
  });

  test('has one cash: each dollar of P&L is of a trade of either', () => {
    const closed = document.trades.reduce((sum, trade) => sum + (trade.pnlDollars ?? Number.NaN), 0);
    const open = document.openPositions.reduce((sum, trade) => sum + (trade.pnlDollars ?? Number.NaN), 0);
    // Open positions are listed at natural, equity is at mid.
    const difference = (document.metrics.netPnlDollars ?? Number.NaN) - closed - open;
    const credits = document.openPositions.reduce((sum, trade) => sum + trade.creditDollars, 0);
    expect(difference).toBeGreaterThanOrEqual(0);
    expect(difference).toBeLessThan(credits / 5);
  });

  test(
    'is verified and made again from its ledger',
    async () => {
      const ledger = join(out, 'ledger.txt');
      expect(readFileSync(ledger, 'utf8')).toContain('"role":"also-SPY"');
      expect((await quantor(['verify', ledger])).stdout).toContain('verified');
      expect((await quantor(['replay', ledger])).stdout).toContain('identical');
    },
    MINUTE,
  );

  test(
    'ends with the bars that end first, and says so',
    async () => {
      const short = writeLines(folder, 'short.csv', [BARS_HEADER, ...fundRows().slice(0, -5)]);
      const flags = both.map((flag) => (flag === `SPY=${fund}` ? `SPY=${short}` : flag));
      const made = await quantor([...flags, '--json', '--out', join(folder, 'short')]);
      const ended = runDocumentSchema.parse(JSON.parse(made.stdout));
      expect(ended.equity).toHaveLength(SESSIONS - 5);
      expect(ended.data.assumptions.join(' ')).toMatch(/The run ends on .* with the bars of SPY/);
    },
    MINUTE,
  );

  test.each([
    ['also-syntax', ['--also', 'SPY']],
    ['also-syntax', ['--also', 'QQQ=bars.csv']],
    ['also-root', ['--also', `SPX=${join(folder, 'bars.csv')}`]],
    ['input-missing', ['--also', `XSP=${join(folder, 'gone.csv')}`]],
  ])('refuses what it cannot trade: %s', async (code, flags) => {
    const refused = await quantor([...both, ...flags, '--json', '--out', join(scratchFolder(), 'out')]);
    expectErrorDocument(refused, code);
  });
});
