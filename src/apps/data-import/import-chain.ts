// Imports one file of option chains: streams its rows through the judgement into the store, or leaves nothing behind.
import { createHash } from 'node:crypto';
import type { DatasetStore, StoreImport } from '../../adapters/dataset/index.ts';
import type { ChainSource } from '../../adapters/market-data/csv/index.ts';
import { type DayNumber, type SessionDate, sessionDateOf } from '../../core/domain/index.ts';
import type { IntakeReport } from '../../core/market/index.ts';
import type { FileOutcome, ImportCounts } from './import-outcome.ts';
import type { JudgedChain, JudgedEnd } from './judging/judged-chain.ts';

/** How an import tells how far it is, and is told to stop. */
export interface ImportHooks {
  readonly progress: (path: string, doneRatio: number) => void;
  readonly isStopped: () => boolean;
}

export interface ChainImport {
  readonly path: string;
  readonly name: string;
  readonly store: DatasetStore;
  readonly judged: JudgedChain;
  readonly hooks: ImportHooks;
}

/** The file's outcome, or `undefined` where it was stopped, with nothing stored. */
export async function importChain(
  source: ChainSource,
  { path, name, store, judged, hooks }: ChainImport,
): Promise<FileOutcome | undefined> {
  const open = await store.beginImport({ name, layout: source.layout });
  try {
    const rows = judged.rows();
    let next = await rows.next();
    for (; next.done !== true; next = await rows.next()) {
      if (hooks.isStopped()) {
        await rows.return(undefined as never);
        await open.abandon();
        return undefined;
      }
      await open.append(next.value);
      hooks.progress(path, judged.bytesRead() / source.source.bytes);
    }
    const end = next.value;
    const refusal = refusalOf(path, end);
    if (refusal === undefined) return await committed(path, source, end, open);
    await open.abandon();
    return { path, state: 'refused', ...refusal };
  } catch (error) {
    await open.abandon();
    throw error;
  }
}

/** What the store knows a file by: its bytes, and what its name adds to them. */
export function identityOf(bytesSha256: string, named: string): string {
  return named === '' ? bytesSha256 : createHash('sha256').update(`${bytesSha256}\n${named}`).digest('hex');
}

function refusalOf(
  path: string,
  { failure, mislabelling, report }: JudgedEnd,
): { readonly code: string; readonly message: string } | undefined {
  if (failure !== undefined) return failure.error;
  if (mislabelling !== undefined)
    return { code: mislabelling.code, message: `${path}: ${mislabelling.message}` };
  const { rows, accepted, quarantined } = report;
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
  { report, sha256: bytesSha256 }: JudgedEnd,
  open: StoreImport,
): Promise<FileOutcome> {
  const sha256 = identityOf(bytesSha256, named);
  const { state, manifest } = await open.commit({
    sha256,
    bytes: source.bytes,
    accepted: report.accepted,
    repaired: report.repaired,
    quarantined: report.quarantined,
    quarantinedLines: report.quarantinedLines,
    notes: {
      kind: 'chain',
      bytesSha256,
      named,
      rows: report.rows,
      facts: { ...report.facts },
      dates: countsOf(report).dates,
    },
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
