// The JSON document of `quantor data check`: one object for one file, an array for several.
import { type DayNumber, sessionDateOf } from '../../core/domain/index.ts';
import { HYGIENE_RULES, type IntakeReport } from '../../core/market/index.ts';
import type {
  CheckedBars,
  CheckedChains,
  CheckedFile,
  CheckedLevels,
  CheckedRates,
  FileOutcome,
} from './checked-file.ts';

/** The document of all files checked. */
export function checkDocument(files: readonly FileOutcome[]): unknown {
  const documents = files.map(fileDocument);
  return documents.length === 1 ? documents[0] : documents;
}

/** The document of the policy: every kind of fault in bars with its actions, the first being the default. */
export function policyDocument(): unknown {
  return HYGIENE_RULES;
}

function fileDocument(file: FileOutcome): unknown {
  if (file.kind === 'refused') return { file: file.path, error: file.error };
  const { path, kind, bytes, sha256 } = file;
  return { file: path, kind, ...kindDocument(file), bytes, sha256 };
}

function kindDocument(file: CheckedFile): object {
  switch (file.kind) {
    case 'bars':
      return barsDocument(file);
    case 'levels':
      return levelsDocument(file);
    case 'rates':
      return ratesDocument(file);
    default:
      return chainsDocument(file);
  }
}

function barsDocument({ timeframe, report, doubts }: CheckedBars): object {
  const { rows, accepted, repaired, quarantined, sessions, gaps, ...further } = report;
  return {
    timeframe,
    rows,
    accepted,
    repaired,
    quarantined,
    sessions: { ...sessions, from: sessions.from ?? null, to: sessions.to ?? null },
    gaps: { ...gaps, longest: gaps.longest ?? null },
    ...further,
    clocks: (report.clocks ?? []).map((one) => ({ ...one, lateMinutes: one.lateMinutes ?? null })),
    levelChanges: report.levelChanges.map((change) => ({ ...change, split: change.split ?? null })),
    doubts,
  };
}

function levelsDocument({ report }: CheckedLevels): object {
  const { rows, accepted, repaired, quarantined, sessions, gaps, isDaily, ...further } = report;
  return {
    isDaily,
    rows,
    accepted,
    repaired,
    quarantined,
    sessions,
    gaps: { ...gaps, longest: gaps.longest ?? null },
    ...further,
  };
}

function ratesDocument({ report }: CheckedRates): object {
  const { rows, accepted, repaired, quarantined, days, stretches, jumps, ...further } = report;
  const longest = stretches.toSorted((a, b) => b.days - a.days)[0] ?? null;
  return {
    rows,
    accepted,
    repaired,
    quarantined,
    sessions: { ...days, from: days.from ?? null, to: days.to ?? null },
    gaps: { stretches, longest },
    ...further,
    jumps,
  };
}

function chainsDocument({ layout, report }: CheckedChains): object {
  const { rows, accepted, repaired, quarantined, quarantinedLines, quarantinedRows, dates, ...further } =
    report;
  return {
    layout,
    rows,
    accepted,
    repaired,
    quarantined: quarantinedLines,
    sessions: { from: dateOf(dates.first), to: dateOf(dates.last), count: dates.count },
    gaps: null,
    quarantinedRows,
    quarantineReasons: quarantined,
    ...further,
  };
}

/** The date of a day number, or null. */
export function dateOf(day: IntakeReport['dates']['first']): string | null {
  return day === undefined ? null : sessionDateOf(day as DayNumber);
}
