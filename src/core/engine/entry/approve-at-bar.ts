// Has risk judge and size an entry in the state of the engine at a bar; nothing is sent and nothing changes.
import type { BarClosed, Enter, EntryDecision, Stand } from '../../domain/index.ts';
import { approveEntry } from '../../risk/index.ts';
import type { SentEntry } from '../decision-witness.ts';
import type { EngineState } from '../engine-state.ts';
import { entryViewOf, unitFeesCents } from './entry-view.ts';
import { entryLifetime } from './order-lifetime.ts';
import { type LeavingTrade, viewOnceLeft } from './view-once-left.ts';

/** The place of a trade that was closed to be opened again at a later expiry. */
export interface RolledFrom {
  readonly tradeId: number;
  /** No more units than that had. */
  readonly quantity: number;
  /** That trade, where it is still held: the account is judged as it will be once it is closed. */
  readonly leaving?: LeavingTrade;
}

/** The entry with its order and size, or the gate at which the strategy stood or risk refuses. */
export function approveAtBar(
  state: EngineState,
  event: BarClosed,
  decision: EntryDecision,
  rolledFrom?: RolledFrom,
): Stand | SentEntry {
  if (decision.kind === 'stand') return decision;
  const { candidate } = decision;
  const { risk } = state.plan;
  const view = entryViewOf(state, event, candidate);
  const verdict = approveEntry(
    requestOf(state, event, decision, rolledFrom),
    rolledFrom?.leaving === undefined ? view : viewOnceLeft(view, rolledFrom.leaving),
    rolledFrom === undefined
      ? risk
      : { ...risk, contractsMax: Math.min(risk.contractsMax, rolledFrom.quantity) },
  );
  return verdict.kind === 'refused'
    ? { kind: 'stand', ...verdict.refusal, candidate }
    : { ...verdict, candidate };
}

function requestOf(
  state: EngineState,
  event: BarClosed,
  { candidate, sizeScale }: Enter,
  rolledFrom: RolledFrom | undefined,
): Parameters<typeof approveEntry>[0] {
  const { rateOn, fees } = state.plan;
  const { workFromMs, expiresAtMs } = entryLifetime(state, event);
  return {
    tradeId: state.nextTradeId,
    candidate,
    creditSlipMax: state.lane.strategy.entry.creditSlipMax,
    ...(sizeScale === undefined ? {} : { sizeScale }),
    rate: rateOn?.(event.sessionDate) ?? 0,
    unitFeesCents: unitFeesCents(fees, candidate, event.sessionDate),
    workFromMs,
    expiresAtMs,
    ...(rolledFrom === undefined ? {} : { rolledFrom: rolledFrom.tradeId }),
  };
}
