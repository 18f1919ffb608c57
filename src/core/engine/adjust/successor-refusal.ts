// Asks, before a trade is closed to be rolled out, whether what is to take its place would be opened now.
import type { AdjustmentRefusal, BarClosed, OpenTrade } from '../../domain/index.ts';
import {
  refusalOf,
  type RollOutRules,
  rollOutCreditRefusal,
  type WantedRollOut,
} from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { approveAtBar } from '../entry/approve-at-bar.ts';
import { heldClosingFeesCents } from '../entry/closing-fees.ts';
import { rollOutOf } from './roll-out-place.ts';

/**
 * The gate at which risk would refuse the successor in the account without the trade, or the credit of both orders at the size
 * that risk allows; `undefined` where it would be opened. It is asked again when it is sent.
 */
export function successorRefusal(
  state: EngineState,
  event: BarClosed,
  trade: OpenTrade,
  { wanted, rollOut }: { readonly wanted: WantedRollOut; readonly rollOut: RollOutRules },
): AdjustmentRefusal | undefined {
  const { candidate, closingCents } = wanted;
  const closingFeesCents = heldClosingFeesCents(state.plan, trade, event.sessionDate);
  const place = {
    ...rollOutOf(trade, state.nowMs),
    leaving: { trade, closingCents, closingFeesCents },
  };
  const verdict = approveAtBar(state, event, { kind: 'enter', candidate }, place);
  if (verdict.kind === 'stand') return { kind: 'roll-out', ...refusalOf(verdict) };
  const units = { held: trade.opening.quantity, taken: verdict.order.quantity };
  const refusal = rollOutCreditRefusal(wanted, units, rollOut);
  return refusal && { kind: 'roll-out', ...refusal };
}
