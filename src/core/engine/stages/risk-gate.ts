// The first gates of an entry: what stops new risk for the whole account, whatever the strategy would do.
import type { BarClosed, EntryGate } from '../../domain/index.ts';
import { gateInDoubt, worstEquityCents } from '../../risk/index.ts';
import type { EngineState } from '../engine-state.ts';

/** The gate that stands before every entry at this bar, or `undefined` where the strategy may be asked. */
export function riskGate(state: EngineState, bar: BarClosed): EntryGate | undefined {
  const { operator, killSwitch, dailyLoss } = state.riskStatus;
  if (operator !== undefined || !state.isConnected) return 'halted';
  if (killSwitch !== undefined) return 'kill-switch';
  if (dailyLoss !== undefined) return 'daily-loss';
  const { watch } = state.plan;
  if (watch === undefined) return undefined;
  const { limits, events } = watch;
  const worstCents = worstEquityCents(state.portfolio, state.nowMs, limits.staleMarkMs);
  return (
    gateInDoubt(state.riskStatus, worstCents, limits) ??
    (events?.blocksEntry(bar) === true ? 'event-blackout' : undefined)
  );
}
