// Refuses signals that a run's bars cannot give, before the first bar: frames shorter than the bars have none.
import { type Timeframe, TIMEFRAMES } from '../../../core/domain/index.ts';
import type { ConsensusConfig, SignalPlan } from '../../../core/signals/index.ts';
import { usageError, type UsageError } from '../usage-error.ts';

/** `timeframe`: of the bars. Error codes `signal-frame` and `consensus-frames`; `undefined` where every signal that is on can come to a verdict. */
export function signalFrameError(
  signals: Pick<SignalPlan, 'frame' | 'regime' | 'fuzzy' | 'consensus'> | undefined,
  timeframe: string,
): UsageError | undefined {
  if (signals === undefined) return undefined;
  const { frame, regime, fuzzy, consensus } = signals;
  const hasIndicators = regime !== undefined || fuzzy !== undefined;
  if (hasIndicators && isShorter(frame, timeframe)) {
    const message = `signals.frame: expected ${timeframe} or longer, as the bars are ${timeframe}, found ${frame}`;
    return usageError('signal-frame', message).error;
  }
  return consensus && quorumError(consensus, timeframe);
}

/** Where the frames that the bars give have less weight together than a quorum, nothing would ever be opened. */
function quorumError({ frames, quorum }: ConsensusConfig, timeframe: string): UsageError | undefined {
  const weightOf = (some: ConsensusConfig['frames']): number =>
    some.reduce((sum, { weight }) => sum + weight, 0);
  const given = frames.filter(({ frame }) => !isShorter(frame, timeframe));
  const share = weightOf(given) / weightOf(frames);
  // Weights such as 0.1 and 0.2 do not add up to 0.3 in binary.
  if (share > 0 && share >= quorum - 1e-9) return undefined;
  const found = given.length === 0 ? 'none' : given.map(({ frame }) => frame).join(', ');
  const message = `consensus.frames: the bars are ${timeframe} and give no shorter frames: expected frames of ${timeframe} or longer with a share of ${quorum} of the weight (consensus.quorum), found ${found}`;
  return usageError('consensus-frames', message).error;
}

function isShorter(frame: Timeframe, other: string): boolean {
  const rising: readonly string[] = TIMEFRAMES;
  return rising.indexOf(frame) < rising.indexOf(other);
}
