// Keeps why a trade was not adjusted, or its place not taken, once a session, trade and gate.
import type { AdjustmentRefusal } from '../../domain/index.ts';
import { openTradeById } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';

export function recordRefusal(
  state: EngineState,
  tradeId: number,
  refusal: AdjustmentRefusal,
  output: StepOutput,
): void {
  const { tracedAdjustments } = state.lane;
  // What is asked of a trade and what is asked once it is closed are told apart.
  const isHeld = openTradeById(state.portfolio, tradeId) !== undefined;
  const key = `${tradeId} ${refusal.kind} ${refusal.gate} ${isHeld ? 'held' : 'left'}`;
  if (tracedAdjustments.has(key)) return;
  tracedAdjustments.add(key);
  output.records.push({
    type: 'adjustment-refused',
    seq: state.seq,
    atMs: state.nowMs,
    tradeId,
    ...refusal,
  });
}
