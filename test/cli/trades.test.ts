// `quantor trades`: a list is imported, held against a run, and asked why the run stood; bad lists are told.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallMarket, writeLines } from './market-files.fixture.ts';
import { expectErrorDocument, quantor, scratchFolder } from './quantor-command.fixture.ts';

const HEADER =
  'Date Opened,Time Opened,Legs,Premium,Date Closed,Time Closed,Avg. Closing Cost,Reason For Close,P/L,No. of Contracts,Opening Commissions + Fees,Closing Commissions + Fees';
const LINE_WIDTH = 100;
/** The close of the five-minute bar before 15:59 in New York. */
const BAR_BEFORE = '2018-01-03T20:55:00.000Z';

interface OwnTrade {
  readonly id: number;
  readonly expiry: string;
  readonly entryAt: string;
  readonly quantity: number;
  readonly creditDollars: number;
  readonly feesDollars: number;
  readonly pnlDollars: number;
  readonly legs: readonly { readonly right: string; readonly strike: number; readonly side: string }[];
}

let folder: string;
let ledger: string;
let list: string;
let own: OwnTrade;

/** The run's own trade as Option Omega would list it, of one contract, with another premium and fees. */
function listedRow(date: string, premium: number, fees: number): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];
  const [, month = '', dayOfMonth = ''] = own.expiry.split('-');
  const legs = own.legs.map(
    ({ right, strike, side }) =>
      `1 ${months[Number(month) - 1]} ${Number(dayOfMonth)} ${strike} ${right === 'put' ? 'P' : 'C'} ${side === 'long' ? 'BTO' : 'STO'} 5.00`,
  );
  const pnl = (premium - 100 - 2 * fees).toFixed(2);
  return `${date},15:59:00,${legs.join(' | ')},${premium},${own.expiry},16:00:00,100,Expired,${pnl},1,${fees},${fees}`;
}

beforeAll(async () => {
  folder = scratchFolder();
  const out = join(folder, 'out');
  const outcome = await quantor([
    'backtest',
    ...smallMarket(folder, 60),
    '--out',
    out,
    '--no-report',
    '--json',
  ]);
  if (outcome.status !== 0) throw new Error(outcome.stderr);
  ledger = join(out, 'ledger.txt');
  const { trades } = JSON.parse(outcome.stdout) as { readonly trades: readonly OwnTrade[] };
  own = trades[0] as OwnTrade;
  list = writeLines(folder, 'list.csv', [
    `\uFEFF${HEADER}`,
    listedRow(own.entryAt.slice(0, 10), 250, 2.5),
    listedRow('2018-01-03', 250, 2.5),
    // At the very close of a bar.
    listedRow('2018-01-05', 250, 2.5).replace('15:59:00', '15:55:00'),
    listedRow('2018-01-04', 250, 2.5).replace(' | ', '; | '),
  ]);
});

describe('import', () => {
  test.concurrent('of the sample of tastytrade', async () => {
    const sample = join('docs', 'trade-lists', 'tastytrade.csv');
    const { status, stdout, stderr } = await quantor(['trades', 'import', sample, '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      file: { tool: 'tastytrade', rows: 55, tradeRows: 52, quarantinedRows: 1 },
      checks: { closed: 6, open: 0, pnlDollars: 850.08 },
    });
  });

  test.concurrent('of a wrong file is an error that names the columns', async () => {
    const path = writeLines(folder, 'wrong.csv', ['a,b', '1,2']);
    const asked = await quantor(['trades', 'import', path, '--format', 'optopsy', '--json']);
    expect(expectErrorDocument(asked, 'input-columns')).toContain('missing: trade id');
  });
});

describe('compare', () => {
  test('pairs, parts, gates and rows that were not read', async () => {
    const { status, stdout } = await quantor(['trades', 'compare', ledger, list, '--json']);
    expect(status).toBe(0);
    const document = JSON.parse(stdout) as {
      readonly matched: readonly { readonly difference: Readonly<Record<string, number>> }[];
      readonly onlyThere: readonly unknown[];
    };
    const theirPnl = 250 - 100 - 5;
    const { quantity, creditDollars, feesDollars, pnlDollars } = own;
    expect(document).toMatchObject({
      summary: { matched: 1, onlyThere: 2, notComparable: 0 },
      matched: [{ own: { id: own.id }, theirs: { name: 'line 2' } }],
      onlyThere: [
        { trade: { name: 'line 3' }, here: { kind: 'bar', at: BAR_BEFORE, outcome: 'stand' } },
        { trade: { name: 'line 4' }, here: { kind: 'bar', at: BAR_BEFORE.replace('-03T', '-05T') } },
      ],
      onlyThereUnavailable: null,
      quarantined: [{ line: 5 }],
    });
    const closing = creditDollars - feesDollars - pnlDollars;
    const expected = {
      pnlDollars: pnlDollars - theirPnl,
      sizeDollars: theirPnl * (quantity - 1),
      entryDollars: creditDollars - 250 * quantity,
      exitDollars: 100 * quantity - closing,
      feesDollars: 5 * quantity - feesDollars,
      restDollars: 0,
    };
    for (const [part, value] of Object.entries(expected))
      expect(document.matched[0]?.difference[part], part).toBeCloseTo(value, 6);
    // `explain --at` says the same of that bar.
    const { here } = document.onlyThere[0] as {
      readonly here: { readonly at: string; readonly gate: string };
    };
    const card = await quantor(['explain', ledger, '--at', here.at.replace('.000', ''), '--json']);
    expect(JSON.parse(card.stdout)).toMatchObject({
      at: here.at,
      entry: { outcome: 'stand', gate: here.gate },
    });
  });

  test('as text no line is longer than a screen, and without the inputs it says so', async () => {
    renameSync(join(folder, 'bars.csv'), join(folder, 'gone.csv'));
    const { status, stdout } = await quantor(['trades', 'compare', ledger, list]);
    renameSync(join(folder, 'gone.csv'), join(folder, 'bars.csv'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/cannot be made again to tell why\s+\(input-missing\)/);
    expect(stdout).toContain('= size ');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(LINE_WIDTH);
  });
});
