// Imports one file of option chains: streams its rows through the judgement into the store, or leaves nothing behind.
import { createHash } from 'node:crypto';
import type { DatasetStore, StoreImport } from '../../adapters/dataset/index.ts';
import type { ChainSource } from '../../adapters/market-data/csv/index.ts';
import { type DayNumber, type SessionDate, sessionDateOf } from '../../core/domain/index.ts';
import { ChainIntake, type IntakeReport, type TradingCalendar } from '../../core/market/index.ts';
import type { FileOutcome, ImportCounts } from './import-outcome.ts';

/** How an import tells how far it is, and is told to stop. */
export interface ImportHooks {
  readonly progress: (path: string, doneRatio: number) => void;
  readonly isStopped: () => boolean;
}

export interface ChainImport {
  readonly path: string;
  readonly name: string;
  readonly store: DatasetStore;
  readonly calendar: TradingCalendar;
  readonly hooks: ImportHooks;
}

/** The file's outcome, or `undefined` where it was stopped, with nothing stored. */
export async function importChain(
  source: ChainSource,
  { path, name, store, calendar, hooks }: ChainImport,
): Promise<FileOutcome | undefined> {
  const intake = new ChainIntake(calendar);
  const open = await store.beginImport({ name, layout: source.layout });
  try {
    for await (const batch of source.rows()) {
      if (hooks.isStopped()) {
        await open.abandon();
        return undefined;
      }
      const rows = intake.judge(batch);
      if (rows.length > 0) await open.append(rows);
      hooks.progress(path, source.source.bytesRead / source.source.bytes);
    }
  } catch (error) {
    await open.abandon();
    throw error;
  }
  const refusal = refusalOf(path, source, intake);
  if (refusal !== undefined) {
    await open.abandon();
    return { path, state: 'refused', ...refusal };
  }
  return committed(path, source, intake.report(), open);
}

/** What the store knows a file by: its bytes, and what its name adds to them. */
export function identityOf(bytesSha256: string, named: string): string {
  return named === '' ? bytesSha256 : createHash('sha256').update(`${bytesSha256}\n${named}`).digest('hex');
}

function refusalOf(
  path: string,
  { source }: ChainSource,
  intake: ChainIntake,
): { readonly code: string; readonly message: string } | undefined {
  if (source.failure !== undefined) return source.failure.error;
  const mislabelling = intake.mislabelling();
  if (mislabelling !== undefined)
    return { code: mislabelling.code, message: `${path}: ${mislabelling.message}` };
  const { rows, accepted, quarantined } = intake.report();
  if (rows === 0)
    return { code: 'input-empty', message: `${path}: expected rows of quotes, found the header only` };
  if (accepted > 0) return undefined;
  const reasons = Object.entries(quarantined).map(([reason, count]) => `${reason} ${count}`);
  return {
    code: 'input-rows',
    message: `${path}: expected at least one row that can be stored, found none: ${reasons.join(', ')}`,
  };
}

async function committed(
  path: string,
  { source, layout, named }: ChainSource,
  report: IntakeReport,
  open: StoreImport,
): Promise<FileOutcome> {
  const bytesSha256 = source.sha256();
  const sha256 = identityOf(bytesSha256, named);
  const { state, manifest } = await open.commit({
    sha256,
    bytes: source.bytes,
    accepted: report.accepted,
    repaired: report.repaired,
    quarantined: report.quarantined,
    quarantinedLines: report.quarantinedLines,
    notes: { kind: 'chain', bytesSha256, named, rows: report.rows, facts: { ...report.facts } },
  });
  return {
    path,
    state: state === 'committed' ? 'imported' : 'already-imported',
    kind: 'chain',
    layout,
    sha256,
    bytes: source.bytes,
    counts: countsOf(report),
    chain: { expiries: report.expiries, rowsByRoot: report.rowsByRoot, facts: { ...report.facts } },
    stored: manifest.stored,
    alreadyStored: manifest.alreadyStored,
    conflictsWithStored: manifest.conflictsWithStored,
  };
}

function countsOf(report: IntakeReport): ImportCounts {
  const { rows, accepted, repaired, quarantinedRows, quarantined, quarantinedLines, dates } = report;
  return {
    rows,
    accepted,
    repaired,
    quarantinedRows,
    quarantineReasons: quarantined,
    quarantined: quarantinedLines,
    dates: { count: dates.count, from: dateOf(dates.first), to: dateOf(dates.last) },
  };
}

function dateOf(day: number | undefined): SessionDate | undefined {
  return day === undefined ? undefined : sessionDateOf(day as DayNumber);
}
