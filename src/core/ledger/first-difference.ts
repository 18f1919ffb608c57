// Where two values of plain data first differ, in the order of their canonical texts.

/** The differing values; `undefined` where one side has nothing at that place. */
export interface ValueDifference {
  /** `.legs[2].strikeCents`; empty where the values differ as a whole. */
  readonly path: string;
  readonly original: unknown;
  readonly replayed: unknown;
}

/** The first place at which two values of plain data differ, or `undefined` where they are the same. */
export function firstDifference(original: unknown, replayed: unknown): ValueDifference | undefined {
  if (Object.is(original, replayed)) return undefined;
  if (
    !isContainer(original) ||
    !isContainer(replayed) ||
    Array.isArray(original) !== Array.isArray(replayed)
  ) {
    return { path: '', original, replayed };
  }
  const isList = Array.isArray(original);
  for (const name of namesOf(original, replayed)) {
    const inner = firstDifference(own(original, name), own(replayed, name));
    if (inner !== undefined) return { ...inner, path: `${isList ? `[${name}]` : `.${name}`}${inner.path}` };
  }
  return undefined;
}

type Container = Readonly<Record<string, unknown>>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function own(container: Container, name: string): unknown {
  return Object.hasOwn(container, name) ? container[name] : undefined;
}

function namesOf(first: Container, second: Container): readonly string[] {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  // Names of list items are already in order, and as texts would sort 10 before 2.
  return Array.isArray(first) ? names : names.sort();
}
