// What two histories must share to be one state: as text, and as the number that such text would be known by.
import { contractKey, type OptionContract } from '../../src/core/domain/index.ts';
import { SHARED } from './copied-state.ts';

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
  'tracedAdjustments',
  'seq',
  'candidate',
  'strategy',
  'lane',
]);
const nameOfShared = new WeakMap<object, string>();
const names = new Map<string, string>();

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
    text += `${key}:${isSharedFact(key, item) ? factName(key, item as object) : canonicalText(item)},`;
  }
  return `${text}}`;
}

export function isIrrelevant(key: string): boolean {
  return IRRELEVANT.has(key);
}

/** Whether a member is a fact that is known by its name. */
export function isSharedFact(key: string, item: unknown): boolean {
  return SHARED.has(key) && typeof item === 'object' && item !== null;
}

/** A short name of a fact, the same for equal ones. */
export function factName(key: string, fact: object): string {
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
