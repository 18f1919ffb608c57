// Keeps the verdict on each row of a file while the checks run, and the counts the report is made of.
import type { BarsReport, QuarantineReason, RepairKind, RowRepair } from './bars-report.ts';
import {
  DEFAULT_ACTIONS,
  type HygieneAction,
  type HygieneActions,
  type HygieneKind,
} from './policy/hygiene-policy.ts';

const QUARANTINED_LISTED_MAX = 1000;
const REPAIRS_LISTED_MAX = 100;

/** The part of a report that the verdicts alone give. */
export type TallyReport = Pick<
  BarsReport,
  'rows' | 'repaired' | 'repairs' | 'quarantinedRows' | 'quarantineReasons' | 'quarantined'
>;

/** Verdicts by row index; a row without one is still a candidate. */
export class RowTally {
  readonly #lines: Int32Array;
  readonly #actions: HygieneActions;
  readonly #isOut: Uint8Array;
  readonly #reasons = new Map<number, QuarantineReason>();
  readonly #repaired = new Map<RepairKind, number>();
  readonly #repairs: RowRepair[] = [];

  /** `lines[row]` is the row's line in its file; `actions` is the policy chosen. */
  constructor(lines: Int32Array, actions: HygieneActions = DEFAULT_ACTIONS) {
    this.#lines = lines;
    this.#actions = actions;
    this.#isOut = new Uint8Array(lines.length);
  }

  /** True while no check has taken the row out. */
  isCandidate(row: number): boolean {
    return this.#isOut[row] === 0;
  }

  /** True where the policy has `action` done about faults of this kind. */
  does(action: HygieneAction, kind: HygieneKind): boolean {
    return this.#actions[kind] === action;
  }

  /** Takes a row out for good, with the reason why it cannot be trusted. */
  quarantine(row: number, reason: QuarantineReason): void {
    this.#isOut[row] = 1;
    this.#reasons.set(row, reason);
  }

  /** Leaves a row out under a counted rule, or in quarantine where the policy says so. */
  drop(row: number, kind: Extract<RepairKind, QuarantineReason>): void {
    if (this.#actions[kind] === 'quarantine') {
      this.quarantine(row, kind);
      return;
    }
    this.#isOut[row] = 1;
    this.count(kind);
  }

  /** Counts a repair that keeps its row. */
  count(kind: RepairKind, times = 1): void {
    this.#repaired.set(kind, (this.#repaired.get(kind) ?? 0) + times);
  }

  /** Counts a repair that changed a number of its row, and notes it. */
  change(row: number, repair: Omit<RowRepair, 'line'>): void {
    this.count(repair.kind);
    if ((this.#repaired.get(repair.kind) ?? 0) > REPAIRS_LISTED_MAX) return;
    this.#repairs.push({ line: this.#lines[row] ?? 0, ...repair });
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
      repairs: this.#repairs.toSorted((a, b) => a.line - b.line),
      quarantinedRows: rows.length,
      quarantineReasons,
      quarantined: rows
        .slice(0, QUARANTINED_LISTED_MAX)
        .map(([row, reason]) => ({ line: this.#lines[row] ?? 0, reason })),
    };
  }
}
