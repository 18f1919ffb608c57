// Makes a run again with changed settings, each change once: the searches for several numbers of trades share what they found.
import type { Refusal } from '../../../analysis/explain/index.ts';
import { ENTRY_GATES, type EntryGate, invariant } from '../../../core/domain/index.ts';
import type { Settings } from '../../config/index.ts';
import type { PreparedRun, Watch } from '../../sessions/index.ts';
import { changedSettings } from './changed-settings.ts';
import { runAgain, type WatchedRun } from './counterfactual.ts';

/** One setting at another value, to loosen a gate. */
export interface ChangedSetting {
  readonly gate: EntryGate;
  readonly key: string;
  readonly value: unknown;
}

/** What the run came to with a change. */
export interface TrialRun extends Pick<WatchedRun, 'entriesMs' | 'isWhole'> {
  /** Where the bars stopped that the gate had stopped in the run as it was: it may be the same gate again. */
  readonly letThrough: ReadonlyMap<EntryGate, number>;
  /** As `rungsAt` made them of what the gate refused. */
  readonly rungs: readonly number[];
}

export interface Trials {
  readonly settings: Settings;
  /** The run as it was, every gate's refusals kept. */
  readonly own: WatchedRun;
  /**
   * The run with a change, ended once it has made `enough` trades; `rungsAt` says which values its refusals ask for. `undefined` where the
   * watch stopped it.
   */
  with(
    changed: ChangedSetting,
    enough: number,
    rungsAt?: (refusals: readonly Refusal[]) => readonly number[],
  ): Promise<TrialRun | undefined>;
}

/** The trials of `run`; `undefined` where the watch stopped its own repetition. */
export async function createTrials(run: PreparedRun, watch: Watch): Promise<Trials | undefined> {
  const { settings } = run.request;
  const gates = new Set(ENTRY_GATES);
  const own = await runAgain(run, { settings, gates, enough: Number.POSITIVE_INFINITY }, watch);
  if (own === undefined) return undefined;
  const made = new Map<string, TrialRun>();
  return {
    settings,
    own,
    async with({ gate, key, value }, enough, rungsAt = () => []) {
      const name = `${gate} ${key} ${JSON.stringify(value)}`;
      const before = made.get(name);
      if (before !== undefined && (before.isWhole || before.entriesMs.length >= enough)) return before;
      const changed = changedSettings(settings, key, value);
      invariant(changed.ok, `a value that is tried is one that the setting may have: ${name}`);
      const again = await runAgain(run, { settings: changed.value, gates: new Set([gate]), enough }, watch);
      if (again === undefined) return undefined;
      const { entriesMs, isWhole, log } = again;
      // The refusals themselves are many and are let go.
      const letThrough = nextGates(gate, own.log.outcomes, log.outcomes);
      const trial = { entriesMs, isWhole, letThrough, rungs: rungsAt(log.refusals(gate)) };
      made.set(name, trial);
      return trial;
    },
  };
}

/** Counts what stopped the bars of a gate in another run; the same bars stand in the same places. */
export function nextGates(
  gate: EntryGate,
  before: WatchedRun['log']['outcomes'],
  after: WatchedRun['log']['outcomes'],
): ReadonlyMap<EntryGate, number> {
  const counts = new Map<EntryGate, number>();
  for (const [place, next] of after.entries()) {
    if (before[place] !== gate || next === undefined) continue;
    counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return counts;
}
