// Each run held against the first over the sessions that both traded.
import { SESSIONS_PER_YEAR, sessionReturns } from '../../metrics/index.ts';
import { pairedDifference, type PairedDifference } from '../../validation/index.ts';
import type { ComparedRun } from './compared-run.ts';

export interface PairedTest {
  /** Names of the two runs; the difference is the second less the first. */
  readonly first: string;
  readonly second: string;
  /** Sessions that both closed. */
  readonly sessions: number;
  /** `null` where `untested` says why. */
  readonly difference: PairedDifference | null;
  /** Why there is no test; `null` where there is. */
  readonly untested: 'too-few-sessions' | 'same-returns' | null;
}

/** Every run but the first against the first. */
export function pairedTests(runs: readonly ComparedRun[]): readonly PairedTest[] {
  const [base, ...others] = runs;
  if (base === undefined) return [];
  const ofBase = excessByDate(base);
  return others.map((other) => {
    const ofOther = excessByDate(other);
    const dates = [...ofBase.keys()].filter((date) => ofOther.has(date));
    const first = dates.map((date) => ofBase.get(date) ?? 0);
    const second = dates.map((date) => ofOther.get(date) ?? 0);
    const difference = pairedDifference({
      first,
      second,
      sessionsPerYear: SESSIONS_PER_YEAR,
      seed: base.document.run.seed,
    });
    return {
      first: base.name,
      second: other.name,
      sessions: dates.length,
      difference: difference ?? null,
      untested: difference === undefined ? untestedReason(first, second) : null,
    };
  });
}

function untestedReason(first: readonly number[], second: readonly number[]): PairedTest['untested'] {
  const isSame = first.length > 0 && first.every((value, index) => value === second[index]);
  return isSame ? 'same-returns' : 'too-few-sessions';
}

function excessByDate({ records }: ComparedRun): ReadonlyMap<string, number> {
  const { dates, excess } = sessionReturns(records);
  return new Map(dates.map((date, index) => [date, excess[index] ?? 0]));
}
