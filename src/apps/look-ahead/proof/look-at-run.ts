// Makes a run up to a bar and keeps what it saw, decided and did on the way, in every view.
import type { EpochMs } from '../../../core/domain/index.ts';
import type { PreparedRun } from '../../sessions/index.ts';
import { type RunTrail, runTrail } from '../seen/run-trail.ts';
import { signalSights } from '../seen/signal-sight.ts';
import { listeningSettings } from './listening-settings.ts';
import type { View } from './proof.ts';
import type { ProofSubject } from './proof-subject.ts';

/** A run and its signals in every view. */
export interface Looked {
  readonly trails: readonly { readonly view: View; readonly trail: RunTrail }[];
  readonly signals: ReturnType<typeof signalSights>;
}

/** How far a run is made, and the bars that are looked at closely. */
export interface Extent {
  readonly instants: ReadonlySet<EpochMs>;
  readonly untilMs: EpochMs;
}

/** All views of a run. */
export function lookedAt(subject: ProofSubject, run: PreparedRun, extent: Extent): Looked {
  const { request, inputs, market } = run;
  const listening = {
    ...run,
    request: { ...request, settings: listeningSettings(request.settings, inputs.peer !== undefined) },
  };
  return {
    trails: [
      { view: 'as configured', trail: ranUntil(subject, run, extent) },
      { view: 'listening', trail: ranUntil(subject, listening, extent) },
    ],
    signals: signalSights(market, request.settings, extent.instants),
  };
}

/** The run as its settings say, and nothing beside it. */
export function ranUntil(subject: ProofSubject, run: PreparedRun, { instants, untilMs }: Extent): RunTrail {
  const trail = runTrail(instants, untilMs);
  const backtest = subject.start(run, trail.sink, trail.witness);
  // What a session's end brings may come to the engine only after it, at the same instant.
  while (backtest.state.nowMs <= untilMs && backtest.advanceSession());
  return trail;
}
