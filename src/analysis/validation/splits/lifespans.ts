// When observations begin and when their outcome is known, which decides what training may know of a test.

/** An observation, such as a trade: both ends on one clock, in any unit (sessions, epoch milliseconds). */
export interface Lifespan {
  readonly from: number;
  /** When its outcome is known; not before `from`. */
  readonly to: number;
}

/** Indices of observations, rising. */
export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** `count` observations that begin at 0, 1, 2 … and have an outcome `life` later: bars, or daily entries held so long. */
export function evenLifespans(count: number, life: number): readonly Lifespan[] {
  return Array.from({ length: count }, (_, from) => ({ from, to: from + life }));
}

/** Consecutive groups of observations whose sizes differ by one at most, the longer ones first. */
export function consecutiveGroups(count: number, groups: number): readonly (readonly number[])[] {
  const [size, longer] = [Math.floor(count / groups), count % groups];
  return Array.from({ length: groups }, (_, group) => {
    const start = group * size + Math.min(group, longer);
    return Array.from({ length: size + (group < longer ? 1 : 0) }, (_place, at) => start + at);
  });
}

/**
 * Of all observations those that may train for the tests `testGroups`, each a run of consecutive observations: without
 * the tested ones, without those whose life overlaps a group's (purged), and without those that begin within `embargo`
 * after a group's last outcome.
 * Source: Lopez de Prado (2018), Advances in Financial Machine Learning, ch. 7.
 */
export function purgedTraining(
  lives: readonly Lifespan[],
  testGroups: readonly (readonly number[])[],
  embargo: number,
): readonly number[] {
  const spans = testGroups.filter((group) => group.length > 0).map((group) => spanOf(lives, group));
  return lives.flatMap(({ from, to }, at) =>
    spans.some((span) => from <= span.to + embargo && to >= span.from) ? [] : [at],
  );
}

function spanOf(lives: readonly Lifespan[], group: readonly number[]): Lifespan {
  let [from, to] = [Infinity, -Infinity];
  for (const at of group) {
    const life = lives[at] as Lifespan;
    from = Math.min(from, life.from);
    to = Math.max(to, life.to);
  }
  return { from, to };
}
