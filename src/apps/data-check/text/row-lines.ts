// Says of any file how many rows stand, which were put right and how, and which are kept out.
import type { RowRepair } from '../../../core/market/index.ts';
import { counts, figure, firstOf, grouped, line, list, paragraph, stamp } from './report-lines.ts';

const REPAIRS_SHOWN = 3;
const RUNS_SHOWN = 8;

/** The part of a report that every kind of file has. */
export interface RowCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: Readonly<Record<string, number | undefined>>;
  readonly quarantinedRows: number;
  readonly quarantineReasons: Readonly<Record<string, number | undefined>>;
  readonly quarantined: readonly { readonly line: number; readonly reason: string }[];
}

/** What kinds of repairs and reasons mean, where their names do not say it. */
export interface Meanings {
  readonly repaired?: Readonly<Record<string, string | undefined>>;
  readonly quarantined?: Readonly<Record<string, string | undefined>>;
}

/** Rows, accepted rows, and what was done under counted rules. */
export function rowLines(
  report: RowCounts,
  repairs: readonly RowRepair[] = [],
  meanings: Meanings = {},
): readonly string[] {
  const { rows, accepted, quarantinedRows } = report;
  const share = rows === 0 ? '' : ` (${percent(accepted / rows)})`;
  return [
    line('rows', `${grouped(rows)}, accepted ${grouped(accepted)}${share}`),
    ...counts(report.repaired).flatMap(([kind, count], index) => [
      ...paragraph(
        index === 0 ? 'by rule' : '',
        `${kind} ${grouped(count)}${explained(meanings.repaired?.[kind])}`,
      ),
      ...examples(
        repairs.filter((repair) => repair.kind === kind),
        count,
      ),
    ]),
    ...(quarantinedRows === 0
      ? [line('quarantined', 'none')]
      : quarantineLines(report, meanings.quarantined ?? {})),
  ];
}

function examples(repairs: readonly RowRepair[], count: number): readonly string[] {
  return firstOf(repairs, REPAIRS_SHOWN, repairs.length === 0 ? 0 : count).map((repair) =>
    line('', `  ${typeof repair === 'string' ? repair : repairText(repair)}`),
  );
}

function repairText({ line: at, column, before, after }: RowRepair): string {
  const [from, to] = column === 'time' ? [stamp(before), stamp(after)] : [figure(before), figure(after)];
  return `line ${at}: ${column === 'row' ? 'all prices, close' : column} ${from} → ${to}`;
}

function quarantineLines(
  report: RowCounts,
  meanings: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return counts(report.quarantineReasons).flatMap(([reason, count], index) => {
    const lines = report.quarantined.filter((row) => row.reason === reason).map((row) => row.line);
    const runs = runsOf(lines).slice(0, RUNS_SHOWN);
    const shown = runs.map(({ first, last }) => (first === last ? String(first) : `${first} to ${last}`));
    const left = count - runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    const places = left === 0 ? shown : [...shown, `and ${grouped(left)} more`];
    return [
      ...paragraph(
        index === 0 ? 'quarantined' : '',
        `${reason} ${grouped(count)}${explained(meanings[reason])}`,
      ),
      ...list('', [`${count === 1 ? 'line' : 'lines'} ${places[0] ?? ''}`, ...places.slice(1)]),
    ];
  });
}

/** Lines that follow each other, as one run each; `lines` ascend. */
function runsOf(lines: readonly number[]): readonly { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const at of lines) {
    const run = runs.at(-1);
    if (run !== undefined && at === run.last + 1) run.last = at;
    else runs.push({ first: at, last: at });
  }
  return runs;
}

function explained(meaning: string | undefined): string {
  return meaning === undefined ? '' : `: ${meaning}`;
}

function percent(share: number): string {
  const rounded = (100 * share).toFixed(2);
  // Never call a whole what is none.
  return `${share < 1 && Number(rounded) === 100 ? '99.99' : String(Number(rounded))} %`;
}
