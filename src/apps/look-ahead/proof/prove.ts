// The proof: at each instant the run is made again with the rest of the world cut off, and once more with it false, and compared.
import { setImmediate } from 'node:timers/promises';
import { usageError, type UsageResult } from '../../config/index.ts';
import type { PreparedRun, Watch } from '../../sessions/index.ts';
import type { FutureChange } from '../future/future-change.ts';
import { type Instants, sampledInstants, tradableInstants } from './choose-instants.ts';
import type { RunTrail } from '../seen/run-trail.ts';
import { lookedAt, ranUntil } from './look-at-run.ts';
import type { Leak, Proof } from './proof.ts';
import type { ProofSubject } from './proof-subject.ts';
import { Tally } from './tally.ts';

export interface ProofOptions {
  /** How many bars are sampled; `every`: all of them. */
  readonly instants: number | 'every';
  /** Of all bars the one at this place in every so many, so that several processes share the work; absent: all. */
  readonly part?: { readonly place: number; readonly of: number } | undefined;
  readonly seed: number;
  /** Whether the proof ends with the first world in which anything came out otherwise. */
  readonly stopsAtLeak?: boolean;
}

/** Prices after the instant are far too low at one instant and far too high at the next: a leak may hide from either. */
const ABSURD_FACTORS = [0.3, 2.5] as const;

/** Error codes as `ProofSubject.prepare` gives them for the run as it is, `no-tradable-bar`, `part` and `stopped`. */
export async function proveNoLookAhead(
  subject: ProofSubject,
  options: ProofOptions,
  watch: Watch,
): Promise<UsageResult<Proof>> {
  const { run } = subject;
  const { dataset } = run.market;
  const all = tradableInstants(dataset);
  const lastMs = all.at(-1);
  if (lastMs === undefined) return usageError('no-tradable-bar', 'the run has no bar that may be traded');
  const { instants: count, seed } = options;
  const plainRun = (): RunTrail => ranUntil(subject, run, { instants: new Set(), untilMs: lastMs });
  const chosen =
    count === 'every' ? partOf(all, options.part) : sampledInstants(dataset, plainRun(), { count, seed });
  if (chosen.length === 0)
    return usageError('part', `--part: the run has ${all.length} bars, and none of them falls to this part`);
  const before = lookedAt(subject, run, { instants: new Set(chosen), untilMs: lastMs });
  const tally = new Tally(before, chosen);
  for (const [place, atMs] of chosen.entries()) {
    for (const kind of ['cut', 'poison'] as const) {
      const absurdFactor = ABSURD_FACTORS[place % ABSURD_FACTORS.length] ?? 1;
      proveAt(subject, { kind, atMs, absurdFactor }, tally);
      if (options.stopsAtLeak === true && tally.first !== undefined) break;
    }
    if (options.stopsAtLeak === true && tally.first !== undefined) break;
    watch.update('prove', (place + 1) / chosen.length);
    // Signals are delivered only while the program waits.
    await setImmediate();
    if (watch.isStopped()) return usageError('stopped', 'the proof was interrupted');
  }
  return { ok: true, value: tally.proof(all.length, run) };
}

function partOf(all: Instants, part: ProofOptions['part']): Instants {
  return part === undefined ? all : all.filter((_, bar) => bar % part.of === part.place - 1);
}

function proveAt(subject: ProofSubject, change: FutureChange, tally: Tally): void {
  const other = subject.prepare(change);
  if (!other.ok) {
    tally.unbuilt.push({ change, error: other.error });
    return;
  }
  const instants = new Set([change.atMs]);
  const isFirst = tally.first === undefined;
  tally.add(lookedAt(subject, other.value, { instants, untilMs: change.atMs }), change);
  if (isFirst && tally.first !== undefined) tally.first = traced(subject, other.value, tally.first);
}

/** The difference as it is told of the bar at which it first shows: there the module that feeds the others is seen. */
function traced(subject: ProofSubject, changed: PreparedRun, found: Leak): Leak {
  const { atMs, change } = found;
  if (atMs === change.atMs) return found;
  const extent = { instants: new Set([atMs]), untilMs: atMs };
  const atBar = new Tally(lookedAt(subject, subject.run, extent), [atMs]);
  atBar.add(lookedAt(subject, changed, extent), { ...change, atMs });
  return atBar.first === undefined ? found : { ...atBar.first, change };
}
