// Counts what becomes of the rows of one source, and keeps the first lines that are kept out.
import { INTAKE_REASONS, INTAKE_REPAIRS, type IntakeReason, type IntakeRepair } from './intake-report.ts';

const LINES_LISTED_MAX = 1000;

export class IntakeTally {
  readonly #repaired = new Float64Array(INTAKE_REPAIRS.length);
  readonly #reasons = new Float64Array(INTAKE_REASONS.length);
  readonly #lines: { line: number; reason: IntakeReason }[] = [];

  repair(kind: IntakeRepair, rows = 1): void {
    const at = INTAKE_REPAIRS.indexOf(kind);
    this.#repaired[at] = (this.#repaired[at] as number) + rows;
  }

  quarantine(reason: IntakeReason, line: number): void {
    const at = INTAKE_REASONS.indexOf(reason);
    this.#reasons[at] = (this.#reasons[at] as number) + 1;
    if (this.#lines.length < LINES_LISTED_MAX) this.#lines.push({ line, reason });
  }

  repaired(): Readonly<Partial<Record<IntakeRepair, number>>> {
    return counts(INTAKE_REPAIRS, this.#repaired);
  }

  quarantined(): Readonly<Partial<Record<IntakeReason, number>>> {
    return counts(INTAKE_REASONS, this.#reasons);
  }

  quarantinedRows(): number {
    return this.#reasons.reduce((sum, rows) => sum + rows, 0);
  }

  lines(): readonly { readonly line: number; readonly reason: IntakeReason }[] {
    return this.#lines;
  }
}

function counts<Name extends string>(
  names: readonly Name[],
  rows: Float64Array,
): Readonly<Partial<Record<Name, number>>> {
  const counted = names
    .map((name, at) => [name, rows[at] as number] as const)
    .filter(([, count]) => count > 0);
  return Object.fromEntries(counted) as Partial<Record<Name, number>>;
}
