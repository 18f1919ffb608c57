// Adds up what is compared, module by module, and keeps what came out otherwise first.
import type { DataFacts } from '../../../core/ledger/index.ts';
import type { PreparedRun } from '../../sessions/index.ts';
import type { FutureChange } from '../future/future-change.ts';
import { type Module, MODULES } from '../seen/modules.ts';
import type { Instants } from './choose-instants.ts';
import { compareSights, compareTrails, type Comparison } from './compare-trails.ts';
import { isAnswered } from './is-answered.ts';
import type { Looked } from './look-at-run.ts';
import type { Leak, ModuleProof, Proof, Unbuilt } from './proof.ts';

/** Counted beside repairs, but nothing that was done to a row. */
const GAPS: ReadonlySet<string> = new Set([
  'missing-bars',
  'missing-sessions',
  'bridged-open',
  'late-opening',
]);

function cleanedRows({ repairs, quarantined }: DataFacts): number {
  return Object.entries(repairs).reduce(
    (sum, [kind, rows]) => (GAPS.has(kind) ? sum : sum + rows),
    quarantined,
  );
}

/** The earliest; of several at one bar that of the module which feeds the others. */
function earliest(leaks: readonly Leak[]): Leak | undefined {
  return leaks.toSorted(
    (a, b) => a.atMs - b.atMs || MODULES.indexOf(a.module) - MODULES.indexOf(b.module),
  )[0];
}

/** Of one run as it is; worlds with another future are added to it. */
export class Tally {
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

  proof(bars: number, { inputs, market }: PreparedRun): Proof {
    const modules = MODULES.map((module) => this.#moduleProof(module));
    const { first } = this;
    const configured = this.#before.trails.find(({ view }) => view === 'as configured');
    const records = configured?.trail.records ?? [];
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
      hasPeer: inputs.peer !== undefined,
      cleanedRows: cleanedRows(market.facts),
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
