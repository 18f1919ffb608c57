// Copies of the engine's state, so that a step from it leaves it as it was.
import type { EngineState } from '../../src/core/engine/index.ts';

/**
 * What is never changed once it is made, new facts being new objects: a copy may share it, its identity may be a key, and
 * its text is worked out once.
 */
export const SHARED: ReadonlySet<string> = new Set([
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
/** Lists whose items are never changed once they are made: the list is copied and the items are shared. */
const SHARED_ITEMS: ReadonlySet<string> = new Set([
  'workingOrders',
  'endedOrders',
  'shareOrders',
  'ladders',
  'sentOrders',
  'dayTrades',
]);

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
  const copy: Record<string, unknown> = { ...value };
  for (const key of Object.keys(copy)) {
    const item = copy[key];
    if (typeof item !== 'object' || item === null || SHARED.has(key)) continue;
    // The strategy's last view holds on to the lists of the state it was made for.
    if (key === 'context') copy[key] = undefined;
    // A log begins anew: it is never read here, and only its end is written.
    else if (key === 'outcomes') copy[key] = { ...item, runs: 0 };
    else if (!SHARED_ITEMS.has(key)) copy[key] = copied(item, copies);
    else copy[key] = Array.isArray(item) ? item.slice() : new Map(item as Map<unknown, unknown>);
  }
  return copy;
}
