// Keeps the verdict on each row of a file while the checks run, and the counts the report is made of.
import type { BarsReport, QuarantineReason, RepairKind } from './bars-report.ts';

const QUARANTINED_LISTED_MAX = 1000;

/** The part of a report that the verdicts alone give. */
export type TallyReport = Pick<
  BarsReport,
  'rows' | 'repaired' | 'quarantinedRows' | 'quarantineReasons' | 'quarantined'
>;

/** Verdicts by row index; a row without one is still a candidate. */
export class RowTally {
  readonly #lines: Int32Array;
  readonly #isOut: Uint8Array;
  readonly #reasons = new Map<number, QuarantineReason>();
  readonly #repaired = new Map<RepairKind, number>();

  /** `lines[row]` is the row's line in its file. */
  constructor(lines: Int32Array) {
    this.#lines = lines;
    this.#isOut = new Uint8Array(lines.length);
  }

  /** True while no check has taken the row out. */
  isCandidate(row: number): boolean {
    return this.#isOut[row] === 0;
  }

  /** Takes a row out for good, with the reason why it cannot be trusted. */
  quarantine(row: number, reason: QuarantineReason): void {
    this.#isOut[row] = 1;
    this.#reasons.set(row, reason);
  }

  /** Leaves a row out under a counted rule. */
  drop(row: number, kind: RepairKind): void {
    this.#isOut[row] = 1;
    this.count(kind);
  }

  /** Counts a repair that keeps its row. */
  count(kind: RepairKind): void {
    this.#repaired.set(kind, (this.#repaired.get(kind) ?? 0) + 1);
  }

  /** Indices of the rows that are still candidates, in file order. */
  candidates(): Int32Array {
    const rows = new Int32Array(this.#isOut.length);
    let count = 0;
    for (let row = 0; row < rows.length; row += 1) {
      rows[count] = row;
      if (this.#isOut[row] === 0) count += 1;
    }
    return rows.subarray(0, count);
  }

  report(): TallyReport {
    const rows = [...this.#reasons].sort(([a], [b]) => a - b);
    const quarantineReasons: Partial<Record<QuarantineReason, number>> = {};
    for (const [, reason] of rows) quarantineReasons[reason] = (quarantineReasons[reason] ?? 0) + 1;
    return {
      rows: this.#lines.length,
      repaired: Object.fromEntries(this.#repaired),
      quarantinedRows: rows.length,
      quarantineReasons,
      quarantined: rows
        .slice(0, QUARANTINED_LISTED_MAX)
        .map(([row, reason]) => ({ line: this.#lines[row] ?? 0, reason })),
    };
  }
}
