// Walks every state that a nondeterministic world can reach, breadth first, and keeps the shortest way to each.
/** One way on from a state. `problems`: what does not hold on this way or in the state it leads to. */
export interface Successor<S> {
  readonly label: string;
  readonly state: S;
  readonly problems: readonly string[];
}

/** A world small enough to be walked to its end. */
export interface World<S> {
  readonly start: S;
  /** Equal for states between which nothing that can still happen tells a difference. */
  keyOf(state: S): string | number;
  /** Every way on; one that throws is a problem of the state. */
  successorsOf(state: S): Iterable<() => Successor<S>>;
  /** Whether nothing is open and nothing under way. */
  isQuiet(state: S): boolean;
}

export interface Violation {
  readonly problem: string;
  /** The shortest way to it. */
  readonly path: readonly string[];
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Steps of the longest of the shortest ways. */
  readonly depth: number;
  readonly quietStates: number;
  /** States from which no way leads to a quiet one. */
  readonly strandedStates: number;
  /** False where the walk stopped at its bound or at its first violations. */
  readonly isClosed: boolean;
  readonly violations: readonly Violation[];
}

const VIOLATIONS_MAX = 5;

/** Explores to closure, or until `statesMax` states or a handful of violations are found. */
export function explore<S>(world: World<S>, statesMax: number): Exploration {
  const walk = new Walk(world);
  walk.visit(world.start, { from: -1, label: 'start' });
  for (let index = 0; index < walk.states && walk.violations.length < VIOLATIONS_MAX; index += 1) {
    if (walk.states > statesMax) return walk.result(false);
    walk.expand(index);
  }
  return walk.result(walk.violations.length === 0);
}

class Walk<S> {
  readonly violations: Violation[] = [];
  readonly #world: World<S>;
  readonly #indexOf = new Map<string | number, number>();
  /** Taken away once expanded: what is kept of a state is the way to it. */
  readonly #waiting = new Map<number, S>();
  readonly #cameBy: { readonly from: number; readonly label: string }[] = [];
  readonly #depths: number[] = [];
  readonly #quiet = new Set<number>();
  readonly #edges: { readonly from: number; readonly to: number }[] = [];

  constructor(world: World<S>) {
    this.#world = world;
  }

  get states(): number {
    return this.#cameBy.length;
  }

  /** The number of a state, new or known. */
  visit(state: S, cameBy: { readonly from: number; readonly label: string }): number {
    const key = this.#world.keyOf(state);
    const known = this.#indexOf.get(key);
    if (known !== undefined) return known;
    const index = this.states;
    this.#indexOf.set(key, index);
    this.#cameBy.push(cameBy);
    this.#depths.push((this.#depths[cameBy.from] ?? -1) + 1);
    this.#waiting.set(index, state);
    if (this.#world.isQuiet(state)) this.#quiet.add(index);
    return index;
  }

  expand(index: number): void {
    const state = this.#waiting.get(index);
    this.#waiting.delete(index);
    if (state === undefined) return;
    for (const take of this.#world.successorsOf(state)) {
      let successor: Successor<S>;
      try {
        successor = take();
      } catch (error) {
        this.#note(index, '(throws)', error instanceof Error ? error.message : String(error));
        continue;
      }
      const { label, problems } = successor;
      for (const problem of problems) this.#note(index, label, problem);
      this.#edges.push({ from: index, to: this.visit(successor.state, { from: index, label }) });
    }
  }

  result(isClosed: boolean): Exploration {
    return {
      states: this.states,
      transitions: this.#edges.length,
      depth: this.#depths.reduce((most, depth) => Math.max(most, depth), 0),
      quietStates: this.#quiet.size,
      strandedStates: isClosed ? this.#stranded() : 0,
      isClosed,
      violations: isClosed ? this.violations.concat(this.#strandedViolation()) : this.violations,
    };
  }

  #note(index: number, label: string, problem: string): void {
    if (this.violations.length < VIOLATIONS_MAX)
      this.violations.push({ problem, path: [...this.#pathTo(index), label] });
  }

  #pathTo(index: number): readonly string[] {
    const path: string[] = [];
    for (let at = index; at > 0; at = this.#cameBy[at]?.from ?? 0)
      path.unshift(this.#cameBy[at]?.label ?? '');
    return path;
  }

  /** States that are not found going back from the quiet ones. */
  #unsettled(): readonly number[] {
    const before = new Map<number, number[]>();
    for (const { from, to } of this.#edges) {
      const list = before.get(to);
      if (list === undefined) before.set(to, [from]);
      else list.push(from);
    }
    const settled = new Set(this.#quiet);
    const open = [...this.#quiet];
    for (let to = open.pop(); to !== undefined; to = open.pop()) {
      for (const from of before.get(to) ?? []) {
        if (settled.has(from)) continue;
        settled.add(from);
        open.push(from);
      }
    }
    return this.#cameBy.map((_, index) => index).filter((index) => !settled.has(index));
  }

  #stranded(): number {
    return this.#unsettled().length;
  }

  #strandedViolation(): readonly Violation[] {
    const [first] = this.#unsettled();
    return first === undefined
      ? []
      : [{ problem: 'no way leads to rest from here', path: this.#pathTo(first) }];
  }
}
