// Listens to a run and keeps what its gates refused: how near each bar came, and which value would have let it pass.
import type { BarClosed, EntryCandidate, EntryGate, EpochMs, Stand } from '../../core/domain/index.ts';
import type { DecisionWitness } from '../../core/engine/index.ts';
import { minuteOfDay } from '../../core/strategy/index.ts';

/** A bar that a gate stopped. */
export interface Refusal extends Omit<Stand, 'kind' | 'candidate'> {
  /** The bar's close. */
  readonly atMs: EpochMs;
  readonly sessionDate: string;
  /** New York. */
  readonly minuteOfDay: number;
}

/** A refusal whose gate compared two numbers, and by how much it missed. */
export interface NearMiss {
  readonly atMs: EpochMs;
  readonly gate: EntryGate;
  readonly measured: number;
  readonly limit: number;
  /** Of the measured value from the limit, in the gate's unit. */
  readonly distance: number;
  /** The structure that was refused, where selection got that far. */
  readonly candidate: Pick<EntryCandidate, 'structure' | 'dte'> | undefined;
}

export interface RefusalLog extends DecisionWitness {
  /** Bars that each gate stopped. */
  readonly stopped: ReadonlyMap<EntryGate, number>;
  /** What stopped each tradable bar, in order; `undefined`: an order was sent. Runs on the same bars have them in the same places. */
  readonly outcomes: readonly (EntryGate | undefined)[];
  /** What a gate of the log refused, in order of time. */
  refusals(gate: EntryGate): readonly Refusal[];
  /** The nearest misses of each gate, `perGate` at most and one a session: the nearest first, the earlier of two as near. */
  nearest(gate: EntryGate, perGate: number): readonly NearMiss[];
}

/** Keeps the refusals of `gates`, and the nearest miss of every session at each. */
export function createRefusalLog(gates: ReadonlySet<EntryGate>): RefusalLog {
  const stopped = new Map<EntryGate, number>();
  const refusals = new Map<EntryGate, Refusal[]>([...gates].map((gate) => [gate, []]));
  const misses = new Map<EntryGate, Map<string, NearMiss>>([...gates].map((gate) => [gate, new Map()]));
  const outcomes: (EntryGate | undefined)[] = [];
  return {
    stopped,
    outcomes,
    entryDecided(_state, bar, outcome) {
      outcomes.push(outcome.kind === 'stand' ? outcome.gate : undefined);
      if (outcome.kind !== 'stand') return;
      stopped.set(outcome.gate, (stopped.get(outcome.gate) ?? 0) + 1);
      refusals.get(outcome.gate)?.push(refusalOf(bar, outcome));
      keepNearest(misses.get(outcome.gate), bar, outcome);
    },
    exitDecided: () => undefined,
    refusals: (gate) => refusals.get(gate) ?? [],
    nearest: (gate, perGate) =>
      [...(misses.get(gate)?.values() ?? [])]
        .toSorted((a, b) => a.distance - b.distance || a.atMs - b.atMs)
        .slice(0, perGate),
  };
}

function refusalOf(bar: BarClosed, { kind: _kind, candidate: _candidate, ...told }: Stand): Refusal {
  return {
    ...told,
    atMs: bar.availableAtMs,
    sessionDate: bar.sessionDate,
    minuteOfDay: minuteOfDay(bar),
  };
}

/** Reasons of a quote that is none, whose numbers say nothing of how near it came. */
const BROKEN_QUOTES: ReadonlySet<string> = new Set(['no-bid', 'no-ask', 'crossed']);

function keepNearest(sessions: Map<string, NearMiss> | undefined, bar: BarClosed, stand: Stand): void {
  const { gate, measured, limit, candidate, reason } = stand;
  if (sessions === undefined || measured === undefined || limit === undefined) return;
  if (BROKEN_QUOTES.has(reason ?? '')) return;
  const distance = missOf(measured, limit);
  const held = sessions.get(bar.sessionDate);
  if (held !== undefined && held.distance <= distance) return;
  const kept = candidate && { structure: candidate.structure, dte: candidate.dte };
  sessions.set(bar.sessionDate, {
    atMs: bar.availableAtMs,
    gate,
    measured,
    limit,
    distance,
    candidate: kept,
  });
}

/** A limit on the size of what has a sign, such as a gap, is missed by the size. */
function missOf(measured: number, limit: number): number {
  return Math.min(Math.abs(measured - limit), Math.abs(Math.abs(measured) - limit));
}
