// Runs SPY over the bundled years, held to expiry: assignment on eves of ex-dates, shares that come and go, and none where it is off.
import { expect, test } from 'vitest';
import { readSpyDividends } from '../../adapters/bundled/index.ts';
import { type LedgerRecord, recordProblem } from '../../core/ledger/index.ts';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import { easternDateOf } from '../../core/market/index.ts';
import { loadSettings } from '../config/index.ts';
import { collectingSink, prepareRun, startRun } from './make-run.ts';

type RecordOf<Type extends LedgerRecord['type']> = Extract<LedgerRecord, { readonly type: Type }>;

/** The index at a tenth stands in for SPY; without rates puts are never exercised early. */
function recordsOf(lifecycle: object): readonly LedgerRecord[] {
  const tree = {
    root: 'SPY',
    timeframe: '60m',
    cash: 1_000_000,
    from: '2012-01-01',
    to: '2013-12-31',
    market: { priceScale: 0.1 },
    exit: { dteFloor: null, profitTargetRatio: null, physicalFlatBy: null },
    lifecycle,
  };
  const loaded = loadSettings({ preset: undefined, file: undefined, flags: [{ origin: '--set', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = prepareRun({ settings: loaded.value.settings, inputs: {}, command: [] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const records: LedgerRecord[] = [];
  const backtest = startRun(prepared.value, collectingSink(records));
  while (backtest.advanceSession());
  return records;
}

function of<Type extends LedgerRecord['type']>(
  records: readonly LedgerRecord[],
  type: Type,
): readonly RecordOf<Type>[] {
  return records.filter((record): record is RecordOf<Type> => record.type === type);
}

const DEFAULT_RUN = recordsOf({});

test('calls are assigned on eves of ex-dates alone, and the shares owe that dividend', () => {
  const read = readSpyDividends();
  if (!read.ok) throw new Error(read.error.message);
  const eves = new Set(read.table.map(({ exDate }) => nyse.before(exDate)?.date));
  const exercised = of(DEFAULT_RUN, 'option-exercised');
  expect(exercised.length).toBeGreaterThan(3);
  for (const record of exercised) {
    const { atMs, reason, leg, shares, decision } = record;
    expect(recordProblem(record)).toBeUndefined();
    expect(decision?.probability).toBeGreaterThan(0);
    // Without rates there is no interest to give up.
    expect(decision?.edgeDollars).toBeCloseTo(
      (decision?.dividendDollars ?? 0) - (decision?.oppositeMidDollars ?? 0),
      9,
    );
    expect(decision?.rate).toBe(0);
    expect(reason).toBe('ex-dividend');
    expect(eves).toContain(easternDateOf(atMs));
    expect(shares).toBe(100 * leg.quantity);
  }
  const dividends = of(DEFAULT_RUN, 'dividend-booked');
  expect(dividends.length).toBeGreaterThan(0);
  for (const { shares, dollarsPerShare, amountCents } of dividends)
    expect(amountCents).toBe(Math.sign(shares) * Math.round(Math.abs(shares) * dollarsPerShare * 100 + 1e-6));
});

test('an expiry inside a wing leaves shares, which are gone after the next opening', () => {
  const leftOver = of(DEFAULT_RUN, 'expiry-settled').filter(
    ({ legs }) =>
      legs.reduce(
        (sum, { quantity, exercised = 0, sharesPerContract = 0 }) =>
          sum + Math.sign(quantity) * exercised * sharesPerContract,
        0,
      ) !== 0,
  );
  expect(leftOver.length).toBeGreaterThan(0);
  const sold = of(DEFAULT_RUN, 'shares-filled');
  for (const { atMs } of leftOver) {
    const next = nyse.after(easternDateOf(atMs))?.date ?? '';
    // The run ends before the shares of its last expiry can be sold.
    if (next <= '2013-12-31') expect(sold.map((fill) => easternDateOf(fill.atMs))).toContain(next);
  }
});

test('the same settings draw the same run, and what holders do after the close matters', () => {
  expect(recordsOf({})).toEqual(DEFAULT_RUN);
  const wild = { afterHoursVolatility: 2, attentiveShare: 0.7 };
  expect(recordsOf(wild)).not.toEqual(DEFAULT_RUN);
});

test('where assignment is off everything settles in cash', () => {
  const records = recordsOf({ assignment: 'none' });
  for (const type of ['option-exercised', 'dividend-booked', 'shares-filled', 'shares-submitted'] as const)
    expect(of(records, type)).toEqual([]);
  const legs = of(records, 'expiry-settled').flatMap((settled) => settled.legs);
  expect(legs.length).toBeGreaterThan(100);
  expect(legs.every(({ sharesPerContract }) => sharesPerContract === undefined)).toBe(true);
});

test('a broker may liquidate what the account could not carry', () => {
  const records = recordsOf({ liquidation: 'standard', shareEquity: 1, liquidationZone: 0.02 });
  const liquidated = of(records, 'position-liquidated');
  expect(liquidated.length).toBeGreaterThan(0);
  expect(new Set(liquidated.map(({ rule }) => rule))).toEqual(new Set(['alpaca standard']));
});
