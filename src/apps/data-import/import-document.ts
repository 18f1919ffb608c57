// The JSON document of `quantor data import`.
import type { FileOutcome, ImportedFile, ImportOutcome } from './import-outcome.ts';

export interface ImportTotals {
  readonly files: number;
  readonly imported: number;
  readonly alreadyImported: number;
  readonly refused: number;
  /** Of files imported now. */
  readonly rows: number;
  readonly accepted: number;
  readonly stored: number;
  readonly alreadyStored: number;
  readonly conflictsWithStored: number;
  readonly repaired: Readonly<Record<string, number>>;
  readonly quarantined: Readonly<Record<string, number>>;
}

export function importTotals({ files }: ImportOutcome): ImportTotals {
  const imported = files.filter(isImported);
  return {
    files: files.length,
    imported: imported.length,
    alreadyImported: files.filter(({ state }) => state === 'already-imported').length,
    refused: files.filter(({ state }) => state === 'refused').length,
    rows: imported.reduce((sum, { counts }) => sum + counts.rows, 0),
    accepted: imported.reduce((sum, { counts }) => sum + counts.accepted, 0),
    stored: imported.reduce((sum, { stored }) => sum + stored, 0),
    alreadyStored: imported.reduce((sum, { alreadyStored }) => sum + alreadyStored, 0),
    conflictsWithStored: imported.reduce((sum, { conflictsWithStored }) => sum + conflictsWithStored, 0),
    repaired: summed(imported.map(({ counts }) => counts.repaired)),
    quarantined: summed(imported.map(({ counts }) => counts.quarantineReasons)),
  };
}

/** One object; members without a value are null. */
export function importDocument(outcome: ImportOutcome): Readonly<Record<string, unknown>> {
  return {
    store: outcome.store,
    totals: importTotals(outcome),
    stopped: outcome.isStopped,
    error: outcome.failure ?? null,
    filesLeft: outcome.filesLeft,
    files: outcome.files.map(fileDocument),
  };
}

function fileDocument(file: FileOutcome): Readonly<Record<string, unknown>> {
  if (file.state === 'refused') {
    const { path, state, code, message } = file;
    return { path, state, error: { code, message } };
  }
  const { counts, chain, series, ...rest } = file;
  return {
    ...rest,
    series: series ?? null,
    ...counts,
    dates: { count: counts.dates.count, from: counts.dates.from ?? null, to: counts.dates.to ?? null },
    ...chain,
  };
}

function isImported(file: FileOutcome): file is ImportedFile {
  return file.state === 'imported';
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const each of counts)
    for (const [name, rows] of Object.entries(each)) sums[name] = (sums[name] ?? 0) + rows;
  return sums;
}
