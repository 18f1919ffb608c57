// The shape of every ledger record, so that a record that was read is known to be one before anything relies on it.
import type { LedgerRecord } from './ledger-record.ts';
import { orderShapes } from './shapes/order-shapes.ts';
import { runShapes } from './shapes/run-shapes.ts';
import type { ShapesOf } from './shapes/shape-parts.ts';
import { tradeShapes } from './shapes/trade-shapes.ts';
import { type Members, objectOf, type Shape } from './value-shape.ts';

const members: ShapesOf<LedgerRecord['type']> = { ...orderShapes, ...tradeShapes, ...runShapes };

const shapes: ReadonlyMap<unknown, Shape> = new Map(
  Object.entries(members).map(([type, its]) => [type, objectOf(its as Members<object>)]),
);

/** Says what keeps a value from being a ledger record, or `undefined` where it is one. */
export function recordProblem(value: unknown): string | undefined {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const shape = shapes.get(type);
  if (shape === undefined)
    return typeof type === 'string' ? `record type ${type} is unknown` : 'no record type';
  const problem = shape(value);
  return problem === undefined ? undefined : `${String(type)}${problem}`;
}
