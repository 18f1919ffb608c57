// The proof: at each instant the run is made again with the rest of the world cut off, and once more with it false, and compared.
import { setImmediate } from 'node:timers/promises';
import type { EpochMs } from '../../../core/domain/index.ts';
import { usageError, type UsageError, type UsageResult } from '../../config/index.ts';
import type { PreparedRun, Watch } from '../../sessions/index.ts';
import type { FutureChange } from '../future/future-change.ts';
import { type Module, MODULES } from '../seen/modules.ts';
import { type RunTrail, runTrail } from '../seen/run-trail.ts';
import { signalSights } from '../seen/signal-sight.ts';
import { type Instants, sampledInstants, tradableInstants } from './choose-instants.ts';
import { compareSights, compareTrails, type Comparison, type Difference } from './compare-trails.ts';
import { isAnswered } from './is-answered.ts';
import { listeningSettings } from './listening-settings.ts';
import type { ProofSubject } from './proof-subject.ts';

/** How a run is looked at: as it is configured, with every signal listening, and every signal apart from the run. */
export const VIEWS = ['as configured', 'listening', 'signals alone'] as const;
export type View = (typeof VIEWS)[number];

/** A difference, with the change of the future that brought it out. */
export interface Leak extends Difference {
  readonly view: View;
  readonly change: FutureChange;
}

export interface ModuleProof {
  readonly module: Module;
  /** Instants at which the module was looked at. */
  readonly instants: number;
  /** Of them, those at which it had something to say. */
  readonly answered: number;
  /** Things held against each other, over both changes and all views. */
  readonly compared: number;
  /** Cuts and poisonings after which it came out otherwise. */
  readonly differences: number;
  readonly first: Leak | undefined;
}

/** A change of the future in which no market could be made, and so nothing compared. */
export interface Unbuilt {
  readonly change: FutureChange;
  readonly error: UsageError;
}

export interface Proof {
  readonly isProven: boolean;
  /** Bars that may be traded. */
  readonly bars: number;
  readonly instants: Instants;
  /** Worlds with another future that were compared. */
  readonly worlds: number;
  /** Of them, those in which anything came out otherwise. */
  readonly differing: Readonly<Record<FutureChange['kind'], number>>;
  readonly modules: readonly ModuleProof[];
  /** The earliest thing that came out otherwise in the first world in which any did, told of the module that feeds the others. */
  readonly first: Leak | undefined;
  readonly unbuilt: readonly Unbuilt[];
  readonly orders: number;
  readonly hasPeer: boolean;
}

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

/** Error codes as `ProofSubject.prepare` gives them for the run as it is, `no-tradable-bar` and `stopped`. */
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
  const plain = ranUntil(subject, run, { instants: new Set(), untilMs: lastMs });
  const chosen =
    options.instants === 'every'
      ? partOf(all, options.part)
      : sampledInstants(dataset, plain, { count: options.instants, seed: options.seed });
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
  return { ok: true, value: tally.proof(all.length, plain, run.inputs.peer !== undefined) };
}

function partOf(all: Instants, part: ProofOptions['part']): Instants {
  return part === undefined ? all : all.filter((_, bar) => bar % part.of === part.place - 1);
}

/** A run and its signals in every view. */
interface Looked {
  readonly trails: readonly { readonly view: View; readonly trail: RunTrail }[];
  readonly signals: ReturnType<typeof signalSights>;
}

interface Extent {
  readonly instants: ReadonlySet<EpochMs>;
  readonly untilMs: EpochMs;
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

function lookedAt(subject: ProofSubject, run: PreparedRun, extent: Extent): Looked {
  const { request, inputs, market } = run;
  const listening = {
    ...run,
    request: { ...request, settings: listeningSettings(request.settings, inputs.peer !== undefined) },
  };
  return {
    trails: [
      { view: 'as configured', trail: ranUntil(subject, run, extent) },
      { view: 'listening', trail: ranUntil(subject, listening, extent) },
    ],
    signals: signalSights(market, request.settings, extent.instants),
  };
}

function ranUntil(subject: ProofSubject, run: PreparedRun, { instants, untilMs }: Extent): RunTrail {
  const trail = runTrail(instants, untilMs);
  const backtest = subject.start(run, trail.sink, trail.witness);
  // What a session's end brings may come to the engine only after it, at the same instant.
  while (backtest.state.nowMs <= untilMs && backtest.advanceSession());
  return trail;
}

/** The earliest; of several at one bar that of the module which feeds the others. */
function earliest(leaks: readonly Leak[]): Leak | undefined {
  return leaks.toSorted(
    (a, b) => a.atMs - b.atMs || MODULES.indexOf(a.module) - MODULES.indexOf(b.module),
  )[0];
}

/** Adds up comparisons module by module. */
class Tally {
  readonly unbuilt: Unbuilt[] = [];
  first: Leak | undefined;
  readonly #before: Looked;
  readonly #instants: Instants;
  readonly #compared = new Map<Module, number>();
  readonly #leaks = new Map<Module, { first: Leak; count: number }>();
  readonly #differing = { cut: 0, poison: 0 };
  #worlds = 0;

  constructor(before: Looked, instants: Instants) {
    this.#before = before;
    this.#instants = instants;
  }

  add(after: Looked, change: FutureChange): void {
    this.#worlds += 1;
    const found = new Map<Module, Leak>();
    for (const [place, { view, trail }] of this.#before.trails.entries()) {
      const other = after.trails[place];
      if (other !== undefined)
        this.#note(compareTrails(trail, other.trail, change.atMs), { view, change }, found);
    }
    const { compared, differences } = compareSights(
      this.#before.signals.get(change.atMs),
      after.signals.get(change.atMs),
      change.atMs,
    );
    const counts = Object.fromEntries([...compared].map((module) => [module, 1]));
    this.#note({ compared: counts, differences }, { view: 'signals alone', change }, found);
    if (found.size > 0) this.#differing[change.kind] += 1;
    this.first ??= earliest([...found.values()]);
    for (const [module, leak] of found) {
      const leaks = this.#leaks.get(module);
      if (leaks === undefined) this.#leaks.set(module, { first: leak, count: 1 });
      else leaks.count += 1;
    }
  }

  #note(
    { compared, differences }: Comparison,
    seen: Pick<Leak, 'view' | 'change'>,
    found: Map<Module, Leak>,
  ): void {
    for (const module of MODULES)
      this.#compared.set(module, (this.#compared.get(module) ?? 0) + (compared[module] ?? 0));
    for (const difference of differences)
      if (difference.atMs < (found.get(difference.module)?.atMs ?? Infinity))
        found.set(difference.module, { ...difference, ...seen });
  }

  proof(bars: number, { records }: RunTrail, hasPeer: boolean): Proof {
    const modules = MODULES.map((module) => this.#moduleProof(module));
    const { first } = this;
    return {
      isProven: first === undefined && this.#worlds > 0,
      bars,
      instants: this.#instants,
      worlds: this.#worlds,
      differing: this.#differing,
      modules,
      first,
      unbuilt: this.unbuilt,
      orders: records.filter(({ type }) => type === 'order-submitted').length,
      hasPeer,
    };
  }

  #moduleProof(module: Module): ModuleProof {
    const { trails, signals } = this.#before;
    let instants = 0;
    let answered = 0;
    for (const atMs of this.#instants) {
      const sights = [...trails.map(({ trail }) => trail.sights.get(atMs)), signals.get(atMs)];
      const said = sights.flatMap((sight) => (sight?.[module] === undefined ? [] : [sight[module]]));
      if (said.length > 0) instants += 1;
      if (said.some((data) => isAnswered(data))) answered += 1;
    }
    const leaks = this.#leaks.get(module);
    const compared = this.#compared.get(module) ?? 0;
    // What is not looked at bar by bar is compared all the way up to every instant.
    if (instants === 0 && compared > 0) {
      instants = this.#instants.length;
      answered = instants;
    }
    return {
      module,
      instants,
      answered,
      compared,
      differences: leaks?.count ?? 0,
      first: leaks?.first,
    };
  }
}
