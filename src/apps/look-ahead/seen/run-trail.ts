// What a run leaves behind it bar by bar: its records, the outcome of every bar, and what it saw at the bars that are looked at.
import type { BarClosed, EpochMs } from '../../../core/domain/index.ts';
import type { DecisionWitness, EngineState } from '../../../core/engine/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import type { LedgerSink } from '../../../core/ports/index.ts';
import { type Sight, sightOf } from './bar-sight.ts';

/** One thing that happened, as a text that can be compared. */
export interface Trace {
  readonly atMs: EpochMs;
  readonly text: string;
}

/** The trail of a run, in the order in which it was left. */
export interface RunTrail {
  readonly sink: LedgerSink;
  readonly witness: DecisionWitness;
  readonly records: readonly (Trace & { readonly type: LedgerRecord['type'] })[];
  /** The outcome of the entry at every bar that may be traded. */
  readonly entries: readonly Trace[];
  /** What was said of every open trade at every bar. */
  readonly exits: readonly Trace[];
  readonly sights: ReadonlyMap<EpochMs, Sight>;
}

/** A trail that keeps nothing after `untilMs` and looks closely at the bars that close at `instants`. */
export function runTrail(instants: ReadonlySet<EpochMs>, untilMs: EpochMs): RunTrail {
  const records: (Trace & { readonly type: LedgerRecord['type'] })[] = [];
  const entries: Trace[] = [];
  const exits: Trace[] = [];
  const sights = new Map<EpochMs, Sight>();
  return {
    records,
    entries,
    exits,
    sights,
    sink: {
      append(record) {
        // A run that is cut ends earlier, which is no difference.
        if (record.type === 'manifest' || record.type === 'run-ended' || record.atMs > untilMs) return;
        records.push({ atMs: record.atMs, type: record.type, text: JSON.stringify(record) });
      },
    },
    witness: {
      entryDecided(state, bar, outcome) {
        const atMs = bar.availableAtMs;
        if (atMs > untilMs) return;
        entries.push({ atMs, text: outcomeText(outcome) });
        if (instants.has(atMs) && isOwnClass(state, bar)) sights.set(atMs, sightOf(state, bar));
      },
      exitDecided(_state, bar, { trade, reason }) {
        const atMs = bar.availableAtMs;
        if (atMs > untilMs) return;
        const { opening, closeCostDoubleCents } = trade;
        exits.push({ atMs, text: `${opening.tradeId} ${reason ?? 'kept'} ${closeCostDoubleCents}` });
      },
    },
  };
}

function isOwnClass({ lanes }: EngineState, { root }: BarClosed): boolean {
  return lanes[0]?.root === undefined || lanes[0].root === root;
}

/** A quiet bar's outcome is written without a detour, since most bars are quiet. */
function outcomeText(outcome: Parameters<DecisionWitness['entryDecided']>[2]): string {
  if (outcome.kind !== 'stand' || outcome.candidate !== undefined) return JSON.stringify(outcome);
  const { gate, measured, limit, reason } = outcome;
  return JSON.stringify({ gate, measured, limit, reason });
}
