// The report of `quantor data check` for a reader: a line a file where there are several, then each file in full.
import { basename } from 'node:path';
import type { CheckedFile, FileOutcome } from '../checked-file.ts';
import { barsLines } from './bars-text.ts';
import { chainsLines, levelsLines, ratesLines } from './other-text.ts';
import { grouped, paragraph } from './report-lines.ts';

const NAME_WIDTH_MAX = 36;
const COLUMNS = ['rows', 'accepted', 'by rule', 'quarantined', 'short', 'odd'] as const;
const COLUMN_WIDTH = 9;

/** At most 100 columns wide, as far as paths allow. */
export function checkText(files: readonly FileOutcome[]): string {
  const details = files.map((file) => [`${file.path}: ${titleOf(file)}`, ...linesOf(file)].join('\n'));
  return [...(files.length > 1 ? [summary(files)] : []), ...details].join('\n\n');
}

function linesOf(file: FileOutcome): readonly string[] {
  switch (file.kind) {
    case 'bars':
      return barsLines(file);
    case 'levels':
      return levelsLines(file);
    case 'rates':
      return ratesLines(file);
    case 'refused':
      return paragraph('refused', `${file.error.code}: ${file.error.message}`);
    default:
      return chainsLines(file);
  }
}

function titleOf(file: FileOutcome): string {
  switch (file.kind) {
    case 'bars':
      return `${file.timeframe} bars`;
    case 'levels':
      return `${file.report.isDaily ? 'daily' : 'intraday'} index levels`;
    case 'rates':
      return 'rates';
    case 'refused':
      return 'not checked';
    default:
      return `option chains, ${file.layout}`;
  }
}

function summary(files: readonly FileOutcome[]): string {
  const names = files.map(({ path }) => shortened(basename(path)));
  const width = Math.max(...names.map((name) => name.length));
  const head = `${'file'.padEnd(width)}${COLUMNS.map((name) => ` ${name.padStart(cellWidth(name))}`).join('')}`;
  const rows = files.map((file, index) => {
    if (file.kind === 'refused') return `${(names[index] ?? '').padEnd(width)}  not checked`;
    const cells = figures(file).map((value, place) => {
      const name = COLUMNS[place] ?? '';
      return ` ${(value === undefined ? '' : grouped(value)).padStart(cellWidth(name))}`;
    });
    return `${(names[index] ?? '').padEnd(width)}${cells.join('')}`;
  });
  return [head, ...rows].join('\n');
}

const cellWidth = (name: string): number => Math.max(COLUMN_WIDTH, name.length);

function figures(file: CheckedFile): readonly (number | undefined)[] {
  const { report } = file;
  const byRule = Object.values(report.repaired).reduce((sum, count) => sum + count, 0);
  return [report.rows, report.accepted, byRule, report.quarantinedRows, shortOf(file), oddOf(file)];
}

function shortOf(file: CheckedFile): number | undefined {
  return file.kind === 'bars' || file.kind === 'levels' ? file.report.sessions.short : undefined;
}

function oddOf(file: CheckedFile): number | undefined {
  if (file.kind === 'bars') return file.doubts.reduce((sum, { count }) => sum + count, 0);
  if (file.kind === 'levels') return file.report.wrongRanges.length;
  return file.kind === 'rates' ? file.report.jumps.length : undefined;
}

function shortened(name: string): string {
  return name.length <= NAME_WIDTH_MAX ? name : `${name.slice(0, NAME_WIDTH_MAX - 1)}…`;
}
