// Has risk size an entry, and sends it: what the strategy wants anew, and what takes the place of a trade that was rolled out.
import type { BarClosed, Enter, EpochMs, Stand } from '../../domain/index.ts';
import { approveEntry } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';
import { sendOrder } from '../orders/send-order.ts';
import { entryViewOf, unitFeesCents } from './entry-view.ts';
import { orderLifetime } from './order-lifetime.ts';

const MS_PER_MINUTE = 60_000;

/** The place of a trade that was closed to be opened again at a later expiry. */
export interface RolledFrom {
  readonly tradeId: number;
  /** No more units than that had. */
  readonly quantity: number;
}

/** Sends the order and counts it, or says why risk refuses it. */
export function sendEntry(
  {
    state,
    event,
    output,
  }: { readonly state: EngineState; readonly event: BarClosed; readonly output: StepOutput },
  { candidate, sizeScale }: Omit<Enter, 'kind'>,
  rolledFrom?: RolledFrom,
): Stand | undefined {
  const { risk, rateOn, fees } = state.plan;
  const { entry } = state.lane.strategy;
  const workFromMs = state.nowMs >= event.sessionCloseMs ? undefined : workInstantMs(event, entry.workFrom);
  const { expiresAtMs, cancelAtMs } = orderLifetime(state, event, entry.orderTimeoutMinutes, workFromMs);
  const verdict = approveEntry(
    {
      tradeId: state.nextTradeId,
      candidate,
      creditSlipMax: entry.creditSlipMax,
      ...(sizeScale === undefined ? {} : { sizeScale }),
      rate: rateOn?.(event.sessionDate) ?? 0,
      unitFeesCents: unitFeesCents(fees, candidate, event.sessionDate),
      workFromMs,
      expiresAtMs,
      ...(rolledFrom === undefined ? {} : { rolledFrom: rolledFrom.tradeId }),
    },
    entryViewOf(state, event, candidate),
    rolledFrom === undefined
      ? risk
      : { ...risk, contractsMax: Math.min(risk.contractsMax, rolledFrom.quantity) },
  );
  if (verdict.kind === 'refused') return { kind: 'stand', ...verdict.refusal, candidate };
  if (rolledFrom === undefined) output.witness?.entryDecided(state, event, { ...verdict, candidate });
  state.nextTradeId += 1;
  state.counts.orders += 1;
  state.lane.memory.entriesThisSession += 1;
  const { order: intent, collateral } = verdict;
  const signals = state.lane.desk?.card();
  const orderId = sendOrder(state, { intent, candidate, collateral, signals }, output);
  output.commands.push({ kind: 'set-timer', timerId: orderId, atMs: cancelAtMs });
  return undefined;
}

/** The time of day from which an order is worked, on this session; `undefined` once it has come. */
function workInstantMs(event: BarClosed, workFrom: number | undefined): EpochMs | undefined {
  if (workFrom === undefined) return undefined;
  const atMs = event.sessionOpenMs + (workFrom - event.sessionOpenMinute) * MS_PER_MINUTE;
  return atMs > event.availableAtMs ? (atMs as EpochMs) : undefined;
}
