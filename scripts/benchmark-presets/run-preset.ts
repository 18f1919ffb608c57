// Runs one preset over recorded days, VIX family and bill rates, and gives its months beside those of bills.
import { join } from 'node:path';
import { type RunDocument, runDocument } from '../../src/analysis/report/index.ts';
import { monthlyReturns } from '../../src/analysis/metrics/index.ts';
import { loadSettings, type SettingTree } from '../../src/apps/config/index.ts';
import { collectingSink, type InputPaths, prepareRun, startRun } from '../../src/apps/sessions/index.ts';
import { daysBetween } from '../../src/core/domain/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';

/** A preset and what is changed of it. */
export interface PresetCase {
  readonly preset: string;
  readonly changes: SettingTree;
}

/** A month of the account and of bills, decimals. */
export interface PresetMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number;
  readonly bills: number;
}

export interface PresetRun {
  readonly months: readonly PresetMonth[];
  readonly document: RunDocument;
}

/** The recorded files of a folder that QUANTOR_REAL_DATA names. */
export function recordedInputs(folder: string): InputPaths {
  return {
    bars: join(folder, 'underlying', 'spx_daily_1990_2026.csv.gz'),
    vix: join(folder, 'volatility', 'vix_daily_1990_2026.csv.gz'),
    vix9d: join(folder, 'volatility', 'vix9d_daily_2016_2026.csv.gz'),
    vix3m: join(folder, 'volatility', 'vix3m_daily.csv.gz'),
    vix6m: join(folder, 'volatility', 'vix6m_daily.csv.gz'),
    rates: join(folder, 'rates', 'us_3m_bill_1990_2026.csv.gz'),
  };
}

/** Runs a case from the first session of 1996 to the last of 2025; throws what the run would print. */
export function runPreset({ preset, changes }: PresetCase, inputs: InputPaths): PresetRun {
  const span = { origin: 'benchmark', tree: { from: '1996-01-01', to: '2025-12-31' } };
  const flags = [span, { origin: 'benchmark', tree: changes }];
  const loaded = loadSettings({ preset, file: undefined, flags });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const prepared = prepareRun({ settings: loaded.value.settings, inputs, command: ['benchmark'] });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const records: LedgerRecord[] = [];
  const backtest = startRun(prepared.value, collectingSink(records));
  while (backtest.advanceSession());
  const document = runDocument(records, {
    runId: prepared.value.runId,
    files: { ledger: '', trades: '', pdf: null, html: null },
    timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
  });
  const bills = billMonths(records);
  const months = document.monthlyReturns.map(({ month, return: value }): PresetMonth => {
    if (value === null) throw new Error(`${month}: expected a return, found none`);
    return { month, value, bills: bills.get(month) ?? 0 };
  });
  return { months, document };
}

/** What a dollar in bills earned each month, from the rates that the run's cash earned. */
function billMonths(records: readonly LedgerRecord[]): ReadonlyMap<string, number> {
  const rates = new Map(
    records.flatMap((record) => (record.type === 'interest-credited' ? [[record.date, record.rate]] : [])),
  );
  const dates = records.flatMap((record) => (record.type === 'session-closed' ? [record.date] : []));
  let dollars = 1;
  const account = dates.map((date, index) => {
    const before = dates[index - 1];
    if (before !== undefined) dollars *= Math.exp(((rates.get(date) ?? 0) * daysBetween(before, date)) / 365);
    return { date, equityDollars: dollars };
  });
  return new Map(monthlyReturns(account, 1).map(({ month, value }) => [month, value ?? 0]));
}
