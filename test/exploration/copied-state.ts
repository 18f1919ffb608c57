// Copies of the engine's state and their canonical text: what two histories must share to be one state.
import { contractKey, type OptionContract } from '../../src/core/domain/index.ts';
import type { EngineState } from '../../src/core/engine/index.ts';

/**
 * What is never changed once it is made, new facts being new objects: a copy may share it, its identity may be a key, and
 * its text is worked out once.
 */
const SHARED: ReadonlySet<string> = new Set([
  'plan',
  'calendar',
  'strategy',
  'bar',
  'structure',
  'candidate',
  'intent',
  'contract',
  'expiry',
  'opening',
  'order',
  'riskStatus',
  'report',
  'effect',
]);
/**
 * What no later decision reads: counters, the log of the session's gates, where the run stands in its events. The last
 * bar that the strategy was shown is made anew at the next.
 */
const IRRELEVANT: ReadonlySet<string> = new Set([
  'plan',
  'calendar',
  'context',
  'counts',
  'outcomes',
  'tracedGates',
  'seq',
  'candidate',
  'strategy',
  'lane',
]);
const nameOfShared = new WeakMap<object, string>();
const names = new Map<string, string>();

/** A state that can be stepped without touching `state`; what was one object in it is one object in the copy. */
export function copiedState(state: EngineState): EngineState {
  return copied(state, new Map()) as EngineState;
}

function copied(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = copyOf(value, copies);
  copies.set(value, copy);
  return copy;
}

function copyOf(value: object, copies: Map<object, object>): object {
  if (Array.isArray(value)) return value.map((item) => copied(item, copies));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, copied(item, copies)]));
  if (value instanceof Set) return new Set(value);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    // The strategy's last view holds on to the lists of the state it was made for.
    if (key === 'context') copy[key] = undefined;
    // A log begins anew: it is never read here, and only its end is written.
    else if (key === 'outcomes') copy[key] = { ...(item as object), runs: 0 };
    else copy[key] = SHARED.has(key) ? item : copied(item, copies);
  }
  return copy;
}

/** The state as text, equal where nothing that the engine does later can differ; facts stand in it by a short name. */
export function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? `"${value}"` : String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (value instanceof Map || value instanceof Set)
    return `(${[...value].map(canonicalText).toSorted(byText).join()})`;
  let text = '{';
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item === undefined || IRRELEVANT.has(key)) continue;
    const isFact = SHARED.has(key) && typeof item === 'object' && item !== null;
    text += `${key}:${isFact ? factName(key, item) : canonicalText(item)},`;
  }
  return `${text}}`;
}

/** A short name of a fact, the same for equal ones. */
function factName(key: string, fact: object): string {
  let name = nameOfShared.get(fact);
  if (name !== undefined) return name;
  const text = key === 'contract' ? contractKey(fact as OptionContract) : canonicalText(fact);
  name = names.get(text);
  if (name === undefined) {
    name = `#${names.size}`;
    names.set(text, name);
  }
  nameOfShared.set(fact, name);
  return name;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
