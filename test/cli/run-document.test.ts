// A run on the bundled data as a program sees it: the document's shape, its sums, and what repeats and what does not.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RunDocument, runDocumentSchema } from './document-schema.fixture.ts';
import { quantor, scratchFolder } from './quantor-command.fixture.ts';

/** Early in the bundled bars, so that little has to be warmed up. */
const SPAN = ['--root', 'SPX', '--cash', '2000000', '--from', '2002-01-02', '--to', '2002-06-28'] as const;
const MINUTE = 60_000;

interface Run {
  readonly document: RunDocument;
  /** The document's text without `files` and `timing`, which name this machine and this hour. */
  readonly repeatable: string;
}

async function run(...args: readonly string[]): Promise<Run> {
  const outcome = await quantor([
    'backtest',
    ...SPAN,
    ...args,
    '--out',
    join(scratchFolder(), 'out'),
    '--json',
  ]);
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(outcome.stdout.indexOf('\n')).toBe(outcome.stdout.length - 1);
  const document = runDocumentSchema.parse(JSON.parse(outcome.stdout));
  return { document, repeatable: outcome.stdout.replace(/,"files":\{[^}]*\},"timing":\{[^}]*\}/, '') };
}

let first: Run;
let second: Run;
let reseeded: Run;

beforeAll(async () => {
  [first, second, reseeded] = await Promise.all([run(), run(), run('--seed', '2')]);
}, 2 * MINUTE);

test('two runs of one command differ in nothing but files and timing', () => {
  expect(first.repeatable).not.toContain('loadSeconds');
  expect(second.repeatable).toBe(first.repeatable);
});

test('another seed draws another path inside the same recorded days', () => {
  expect(reseeded.document.data).toEqual(first.document.data);
  expect(reseeded.document.equity.map(([at]) => at)).toEqual(first.document.equity.map(([at]) => at));
  expect(reseeded.document.equity).not.toEqual(first.document.equity);
});

describe('the sums of the document', () => {
  const gatesOf = ({ document }: Run): number =>
    document.funnel.gates.reduce((sum, { stopped }) => sum + stopped, 0);

  test('every bar stopped at one gate or became a candidate', () => {
    const { data, funnel, metrics, trades, openPositions } = first.document;
    expect(funnel.bars).toBe(data.bars);
    expect(gatesOf(first) + funnel.candidates).toBe(funnel.bars);
    expect(trades.length).toBeGreaterThan(10);
    expect(funnel.trades).toBe(trades.length + openPositions.length);
    expect(metrics.trades).toBe(trades.length);
  });

  test('profit of the trades and marks of the open ones are what equity gained', () => {
    const { equity, metrics, run: made, trades, openPositions } = first.document;
    const last = equity.at(-1)?.[1] ?? 0;
    expect(metrics.netPnlDollars).toBeCloseTo(last - made.initialCashDollars, 6);
    const closed = trades.reduce((sum, { pnlDollars }) => sum + (pnlDollars ?? Number.NaN), 0);
    // Equity marks open trades at mid, the document at natural: the worse of the two, by half a spread a leg.
    const open = openPositions.reduce((sum, { pnlDollars }) => sum + (pnlDollars ?? Number.NaN), 0);
    const contracts = openPositions.reduce((sum, { legs, quantity }) => sum + legs.length * quantity, 0);
    const spreadDollars = (metrics.netPnlDollars ?? 0) - closed - open;
    expect(spreadDollars).toBeGreaterThan(0);
    expect(spreadDollars).toBeLessThan(100 * contracts);
  });

  test('one point of equity a session, one return a month', () => {
    const { equity, data, monthlyReturns } = first.document;
    expect(equity).toHaveLength(data.sessions);
    expect(monthlyReturns.map(({ month }) => month)).toEqual(
      [1, 2, 3, 4, 5, 6].map((month) => `2002-0${month}`),
    );
  });

  test('the labels say that days are bridged and volatility is estimated', () => {
    expect(first.document.data).toMatchObject({
      root: 'SPX',
      timeframe: '5m',
      underlying: 'bridged',
      volatility: 'estimated',
      chain: 'simulated',
    });
  });
});

test(
  'a credit that no condor pays ends with the table, and the gate is named',
  async () => {
    const outcome = await quantor([
      'backtest',
      ...SPAN,
      '--set',
      'selection.creditWidthMin=0.99',
      '--out',
      join(scratchFolder(), 'out'),
    ]);
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toMatch(/^ +credit-width +[1-9][\d,]+ /m);
    expect(outcome.stdout).toMatch(/^ +trades +0 /m);
    expect(outcome.stdout).toContain('No trade was opened.');
  },
  MINUTE,
);
