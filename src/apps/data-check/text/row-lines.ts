// Says of any file how many rows stand, which were put right and how, and which are kept out.
import type { QuarantineReason, RowRepair } from '../../../core/market/index.ts';
import { counts, figure, firstOf, grouped, line, list, paragraph, stamp } from './report-lines.ts';

const REPAIRS_SHOWN = 3;
const LINES_SHOWN = 8;

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
    const lines = report.quarantined.filter((row) => row.reason === (reason as QuarantineReason));
    const shown = firstOf(
      lines.map((row) => String(row.line)),
      LINES_SHOWN,
      count,
    );
    return [
      ...paragraph(
        index === 0 ? 'quarantined' : '',
        `${reason} ${grouped(count)}${explained(meanings[reason])}`,
      ),
      ...list('', [`${count === 1 ? 'line' : 'lines'} ${shown[0] ?? ''}`, ...shown.slice(1)]),
    ];
  });
}

function explained(meaning: string | undefined): string {
  return meaning === undefined ? '' : `: ${meaning}`;
}

function percent(share: number): string {
  const rounded = (100 * share).toFixed(2);
  // Never call a whole what is none.
  return `${share < 1 && Number(rounded) === 100 ? '99.99' : String(Number(rounded))} %`;
}
