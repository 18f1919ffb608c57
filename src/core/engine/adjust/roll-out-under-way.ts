// Whether a roll-out of a class has begun and its successor is still to be opened.
import type { Root } from '../../domain/index.ts';
import type { EngineState } from '../engine-state.ts';

/**
 * Whether a trade of the class is being left to be rolled out, its place is empty, or what takes it has not filled: what
 * another trade would be followed by depends on it, and two that were decided on one chain would be the same.
 */
export function isRollOutUnderWay(
  { rollOuts, workingOrders }: Pick<EngineState, 'rollOuts' | 'workingOrders'>,
  root: Root,
): boolean {
  if (rollOuts.some((place) => place.root === root)) return true;
  for (const { order } of workingOrders.values()) {
    const { structure, exitReason, rolledFrom } = order.intent;
    if (structure.expiry.root === root && (exitReason === 'roll-out' || rolledFrom !== undefined))
      return true;
  }
  return false;
}
