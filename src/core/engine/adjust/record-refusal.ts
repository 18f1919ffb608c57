// Keeps why a trade was not adjusted, once a session, trade and gate.
import type { AdjustmentRefusal } from '../../domain/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';

export function recordRefusal(
  state: EngineState,
  tradeId: number,
  refusal: AdjustmentRefusal,
  output: StepOutput,
): void {
  const { tracedAdjustments } = state.lane;
  const key = `${tradeId} ${refusal.kind} ${refusal.gate}`;
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
