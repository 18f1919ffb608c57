// Which sessions the signals of a run let pass, whatever else would have stopped an entry there.
import type { SessionDate } from '../../core/domain/index.ts';
import type { DecisionWitness } from '../../core/engine/index.ts';
import { signalGate } from '../../core/strategy/index.ts';
import { type Settings, SIGNAL_DEFAULTS } from '../config/index.ts';
import { type BacktestParts, createBacktest } from '../sessions/index.ts';

/** A run without its sink. */
export type SilentRun = Omit<BacktestParts, 'sink' | 'witness' | 'entrySessions'>;

export interface SignalChoice {
  /** The sessions that may be traded, in order. */
  readonly sessions: readonly SessionDate[];
  /** `passes[i]`: the signals let an entry pass at some bar of `sessions[i]` inside the hours of entry. */
  readonly passes: readonly boolean[];
}

/** Makes the run and asks its signals at every bar inside the hours of entry until one lets pass. */
export function signalChoice(run: SilentRun): SignalChoice {
  const passed = new Map<SessionDate, boolean>();
  const witness: DecisionWitness = {
    entryDecided(state, bar, outcome) {
      const { sessionDate } = bar;
      if (passed.get(sessionDate) === true) return;
      const isAsked =
        outcome.kind !== 'stand' ||
        (outcome.gate !== 'entry-window' && outcome.gate !== 'volatility-unavailable');
      passed.set(sessionDate, isAsked && signalGate(state.lane.desk).kind === 'effects');
    },
    exitDecided: () => undefined,
  };
  const backtest = createBacktest({ ...run, sink: { append: () => undefined }, witness });
  while (backtest.advanceSession());
  return { sessions: [...passed.keys()], passes: [...passed.values()] };
}

/** The settings with every signal switched off. */
export function settingsWithoutSignals(settings: Settings): Settings {
  const { signals, regime, fuzzy, consensus } = settings;
  return {
    ...settings,
    signals: { ...SIGNAL_DEFAULTS, frame: signals.frame },
    regime: { ...regime, mode: 'off' },
    fuzzy: { ...fuzzy, mode: 'off' },
    consensus: { ...consensus, mode: 'off' },
  };
}

/** Whether any signal can stop an entry or change it. */
export function hasSignals({ signals, regime, fuzzy, consensus }: Settings): boolean {
  const { frame: _, ...bounds } = signals;
  return (
    Object.values(bounds).some((bound) => bound !== null) ||
    regime.mode !== 'off' ||
    fuzzy.mode !== 'off' ||
    consensus.mode !== 'off'
  );
}
