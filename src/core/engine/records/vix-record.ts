// The volatility level a record carries, with the session it belongs to: a close is published after its session ended.
import type { SessionDate } from '../../domain/index.ts';
import type { EngineState } from '../engine-state.ts';

/** The latest level known, or nothing where none is. */
export function vixRecord({ signals }: EngineState): {
  readonly vixPoints?: number;
  readonly vixDate?: SessionDate;
} {
  const { vixPoints, vixDate } = signals;
  if (!vixPoints.available || vixDate === undefined) return {};
  return { vixPoints: vixPoints.value, vixDate };
}
