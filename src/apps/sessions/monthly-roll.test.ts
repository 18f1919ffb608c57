// Tests that the monthly presets trade every month, whenever a root's series settles and however long the bars are.
import { expect, test } from 'vitest';
import type { LedgerRecord } from '../../core/ledger/index.ts';
import { loadSettings } from '../config/index.ts';
import { collectingSink, prepareRun, startRun } from './make-run.ts';

/** Months of the bundled years 2015 to 2019 in which a put was sold. */
function monthsTraded(root: string, timeframe: string): readonly string[] {
  const tree = { root, timeframe, cash: 10_000_000, from: '2015-01-01', to: '2019-12-31' };
  const loaded = loadSettings({ preset: 'putwrite', file: undefined, flags: [{ origin: '--set', tree }] });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = prepareRun({ settings: loaded.value.settings, inputs: {}, command: [] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const records: LedgerRecord[] = [];
  const backtest = startRun(prepared.value, collectingSink(records));
  while (backtest.advanceSession());
  return records.flatMap((record) => (record.type === 'trade-opened' ? [record.date.slice(0, 7)] : []));
}

const ALL_MONTHS = Array.from(
  { length: 60 },
  (_, month) => `${2015 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
);

test.each([
  ['XSP', '60m', 'whose series settle at the close'],
  ['XSP', 'D', 'which are decided on at the close'],
  ['SPX', 'D', 'which are decided on at the close'],
  ['SPX', '60m', 'whose series settle in the morning'],
])(
  '%s on bars of %s, %s',
  (root, timeframe) => {
    expect(monthsTraded(root, timeframe)).toEqual(ALL_MONTHS);
  },
  60_000,
);
