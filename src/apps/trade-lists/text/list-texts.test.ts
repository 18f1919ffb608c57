// Checks what the texts on trade lists say where samples do not go: large figures, open trades, no answer, and the width of a line.
import { describe, expect, test } from 'vitest';
import { LINE_WIDTH } from '../../../analysis/report/index.ts';
import { checkList, differenceParts, type OwnTrade } from '../../../analysis/trade-comparison/index.ts';
import {
  condorLegs,
  day,
  listedTrade,
  ownTrade,
} from '../../../analysis/trade-comparison/listed-trades.fixture.ts';
import { cents, type EpochMs, type ImportedTrade } from '../../../core/domain/index.ts';
import type { ListComparison } from '../compare-list.ts';
import { comparisonDocument } from '../comparison-document.ts';
import type { RunAnswer } from '../gates-at.ts';
import type { TradeListFile } from '../read-list-file.ts';
import { comparisonText } from './comparison-text.ts';
import { importText } from './import-text.ts';

const STRIKES = [4105.5, 4155.5, 4305.5, 4365.5];
const LARGE: Partial<ImportedTrade> & Partial<OwnTrade> = {
  legs: condorLegs(STRIKES, 900),
  contracts: 900,
  creditCents: cents(66_600_000),
  closingCents: cents(123_456_789),
  feesCents: cents(1_234_567),
  pnlCents: cents(-58_091_356),
};

function fileOf(trades: readonly ImportedTrade[]): TradeListFile {
  const quarantined = Array.from({ length: 23 }, (_, place) => ({
    line: place + 40,
    reason: `symbol: expected an option's symbol such as SPXW  240315P04200000, found "${'word '.repeat(20).trim()}"`,
  }));
  const passedOver = [
    { kind: 'money movement', rows: 12_345 },
    { kind: 'trade of future option', rows: 9 },
  ];
  const [rows, tradeRows] = [12_400, trades.length];
  return {
    ok: true,
    tool: 'tastytrade',
    layout: 'transaction history',
    rows,
    tradeRows,
    trades,
    passedOver,
    quarantined,
    sha256: '0',
    bytes: 1,
  };
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

const large = listedTrade({
  ...LARGE,
  name: 'order 12345678901234567890',
  underlying: 'SPXW',
  events: ['rolled by 12 orders', 'cash settled assignment'],
});

describe('an import', () => {
  test('names the underlying where there are several, whole dollars where they are many, and fits a screen', () => {
    const trades = [large, listedTrade({ underlying: 'SPX' })];
    const text = importText({ file: fileOf(trades), checks: checkList(trades) });
    expect(text).toMatch(/name +on +opened/);
    expect(text).toMatch(/order 12345678901234567890 +SPXW .* 900 +666,000 +-580,914\n/);
    expect(text).not.toContain('fees $');
    expect(text).toContain('  and 3 more; --json lists them all\n');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '12,354 passed over (12,345 money movement, 9 trade of future option)',
    );
    expect(widest(text)).toBeLessThanOrEqual(LINE_WIDTH);
  });

  test('of one underlying does not repeat it, and says what does not add up', () => {
    const trades = [listedTrade({ pnlCents: cents(-19_000) })];
    const text = importText({ file: fileOf(trades), checks: checkList(trades) });
    expect(text).toMatch(/name +opened/);
    expect(text).toContain('in 0 of the 1 closed trades');
    expect(text).toContain('  line 2: its P&L is 6.80 beside that\n');
  });

  test('says how many closed trades tell no fees, and nothing of sums where none is closed', () => {
    const told = (trades: readonly ImportedTrade[]): string =>
      importText({ file: fileOf(trades), checks: checkList(trades) }).replaceAll(/\s+/g, ' ');
    const { feesCents: _, ...feeless } = listedTrade();
    const { pnlCents: __, closed: ___, ...open } = listedTrade();
    expect(told([listedTrade(), feeless, open])).toContain(
      'closed 2, open 1; P&L -393.60 after fees of 20.80, which 1 of the 2 do not tell P&L is',
    );
    expect(told([feeless])).toContain('P&L -196.80, fees are not told No closed trade tells credit');
    expect(told([open])).toContain('closed 0, open 1 No closed trade tells credit');
  });

  test('shows the latest of many trades', () => {
    const trades = Array.from({ length: 41 }, (_, place) => listedTrade({ name: `trade ${place}` }));
    const text = importText({ file: fileOf(trades), checks: checkList(trades) });
    expect(text).toContain('LAST 40 OF 41 TRADES');
    expect(text).not.toMatch(/^ {2}trade 0 /m);
  });
});

describe('a comparison', () => {
  const { pnlCents: _, closed: __, closingCents: ___, ...open } = ownTrade({ id: 2, ...LARGE });
  const only = [
    listedTrade({ name: 'line 7' }),
    listedTrade({ name: 'line 8' }),
    listedTrade({ name: 'line 9' }),
    large,
  ];
  const atMs = Date.parse('2019-01-02T15:05:00Z') as EpochMs;
  const answers: readonly RunAnswer[] = [
    { kind: 'no-bar' },
    {
      kind: 'bar',
      closeMs: atMs,
      entry: { outcome: 'stand', gate: 'vix-level', measured: 31.456_78, limit: 30 },
    },
    { kind: 'session', bars: 78, gates: [{ gate: 'entry-window', stopped: 77 }], orders: 1 },
  ];
  const pair = { own: ownTrade({ ...LARGE, adjustments: 2 }), theirs: large };
  const parts = differenceParts(pair.own, pair.theirs);
  if (parts === undefined) throw new Error('both are closed');
  const comparison: ListComparison = {
    file: fileOf([large]),
    run: {
      root: 'SPX',
      structure: 'iron-condor',
      from: day('2019-01-02'),
      to: day('2019-04-30'),
      trades: [pair.own],
    },
    pairs: [
      { ...pair, parts },
      { own: open, theirs: listedTrade() },
    ],
    onlyOwn: [open],
    onlyTheirs: only,
    notComparable: [
      { trade: large, why: 'it is no iron condor or short put: '.concat('+put 4100, '.repeat(6)) },
    ],
    answers: { of: new Map(answers.map((answer, place) => [only[place] as ImportedTrade, answer])) },
  };
  const text = comparisonText(comparison);

  test('fits a screen', () => {
    expect(widest(text)).toBeLessThanOrEqual(LINE_WIDTH);
  });

  test('has the difference and its parts, and none of an open trade', () => {
    expect(text).toContain('  0.00 = size 0.00 + entry 0.00 + exit 0.00 + fees 0.00 + rest 0.00\n');
    expect(text).toMatch(/closed +open +2019-01-25\n/);
    expect(text).toContain('  no difference is formed: one of them is open\n');
    expect(text).toContain('here adjusted 2 times, there rolled by 12 orders');
    expect(text).toContain(
      'P&L of the 1 pair that both closed: here -580,913.56, there -580,913.56, difference 0.00',
    );
  });

  test('shows prices a share and P&L a contract of trades of different sizes, strikes in order', () => {
    const sized = { own: ownTrade(), theirs: listedTrade({ legs: listedTrade().legs.toReversed() }) };
    const told = comparisonText({ ...comparison, pairs: [sized] });
    expect(told).toMatch(/strikes +210\/225\/266\/275 +210\/225\/266\/275\n/);
    expect(told).toMatch(/credit a share +3\.28 +3\.24 +0\.04\n/);
    expect(told).toMatch(/P&L a contract +-88\.40 +-98\.40 +10\.00\n/);
    const mid = comparisonText({
      ...comparison,
      pairs: [{ ...sized, own: ownTrade({ creditCents: cents(32_850) }) }],
    });
    expect(mid).toMatch(/credit a share +3\.285 +3\.240 +0\.045\n/);
  });

  test('says what the run did at every trade of the list alone', () => {
    expect(text).toContain('    here no tradable bar had closed by then\n');
    expect(text).toContain('    here the bar of 2019-01-02 10:05 was stopped by vix-level: ');
    expect(text).toContain('31.46 against 30\n');
    expect(text).toContain('    here of 78 bars stopped: entry-window 77; 1 order was sent\n');
    expect(JSON.parse(JSON.stringify(comparisonDocument(comparison)))).toMatchObject({
      summary: { matched: 2, closedPairs: 1, onlyThere: 4, onlyHere: 1, notComparable: 1 },
      matched: [{ difference: { pnlDollars: 0 } }, { own: { pnlDollars: null }, difference: null }],
      onlyThere: [
        { here: { kind: 'no-bar' } },
        {
          here: {
            kind: 'bar',
            at: '2019-01-02T15:05:00.000Z',
            outcome: 'stand',
            gate: 'vix-level',
            limit: 30,
          },
        },
        { here: { kind: 'session', orders: 1 } },
        { here: null },
      ],
    });
  });

  test('tells the code where the run cannot be made again', () => {
    const unavailable = { code: 'input-changed', message: 'bars.csv was changed', problems: [] };
    const told = comparisonText({ ...comparison, answers: { of: new Map(), unavailable } });
    expect(told).toContain('cannot be made again to tell why (input-changed): bars.csv was changed\n');
    expect(told).not.toContain('here of');
  });
});
