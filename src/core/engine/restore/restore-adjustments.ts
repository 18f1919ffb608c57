// Adjusting orders and their fills out of records.
import {
  invariant,
  type LegBundle,
  type OpenTrade,
  type OptionStructure,
  type OrderIntent,
  structureAfter,
} from '../../domain/index.ts';
import type { OrderFilledRecord, OrderSubmittedRecord } from '../../ledger/index.ts';
import { bookAdjustment } from '../../portfolio/index.ts';
import type { WorkingOrder } from '../engine-state.ts';
import type { Restoration } from './restoration.ts';
import { closedBundle, type ExpiryOf, rolledBundle } from './restored-contracts.ts';

/** Legs given up and taken; `closedBundle` where an order closes. */
export function changedBundle(
  record: OrderSubmittedRecord,
  structure: OptionStructure,
  expiryOf: ExpiryOf,
): LegBundle {
  return record.action === 'adjust'
    ? rolledBundle(record, expiryOf)
    : closedBundle(record, structure, expiryOf);
}

/** What an adjusting order changes: the structure before is what the trade holds when it is sent. */
export function restoredAdjustment(
  { adjustment }: OrderSubmittedRecord,
  trade: OpenTrade | undefined,
  bundle: LegBundle,
): Pick<OrderIntent, 'adjustment'> {
  if (adjustment === undefined || trade === undefined) return {};
  const before = trade.opening.structure;
  return { adjustment: { kind: adjustment.kind, before, after: structureAfter(before, bundle) } };
}

/** The fill of an adjusting order. */
export function restoreAdjustingFill(
  { state, context }: Restoration,
  { working, trade }: { readonly working: WorkingOrder; readonly trade: OpenTrade },
  { quantity, legPricesCents, feesCents, quotedAtMs, atMs }: OrderFilledRecord,
): void {
  const { order, legIvs } = working;
  const { adjustment, structure: bundle } = order.intent;
  invariant(adjustment !== undefined, 'an adjusting order says what it changes');
  bookAdjustment(state.portfolio, trade, {
    kind: adjustment.kind,
    bundle,
    quantity,
    legPricesCents,
    legIvs,
    feesCents,
    quotedAtMs: quotedAtMs ?? atMs,
    date: context.dateOf(atMs),
  });
}
