// Judges the market's state from readings and past closes: the verdict that widens wings, cuts size or blocks an entry.
import type { EpochMs, NoVerdict, RegimeVerdict, Signal } from '../../domain/index.ts';
import type { ReadingBook } from '../readings/reading-book.ts';
import { type Consulted, createConsulted } from './consulted.ts';
import { createVolatilityStates, type VolatilityStates } from './hmm/volatility-states.ts';
import { nameRegime } from './name-regime.ts';
import { type RegimeConfig, regimeReadings } from './regime-config.ts';
import { combinedEffects, heldConditions } from './regime-effects.ts';

export interface RegimeJudge {
  /** Takes in the close of a session, known from `atMs` on, those before the run first; in order of time. */
  noteSession(close: number, atMs: EpochMs): void;
  /**
   * The verdict as of `nowMs`; none where a reading that it needs is missing. The same object again while the readings are
   * the same objects and no session was noted.
   */
  judge(readings: ReadingBook, nowMs: EpochMs): RegimeVerdict | NoVerdict;
}

/** A judge that has seen no session yet. */
export function createRegimeJudge(config: RegimeConfig): RegimeJudge {
  const { naming } = config;
  const states = naming.by === 'hmm' ? createVolatilityStates(naming.states) : undefined;
  const asked = regimeReadings(config);
  const known: (Signal<number> | undefined)[] = asked.map(() => undefined);
  let last: RegimeVerdict | NoVerdict | undefined;

  return {
    noteSession: (close, atMs) => {
      if (states === undefined) return;
      states.noteSession(close, atMs);
      last = undefined;
    },
    judge: (readings, nowMs) => {
      for (let index = 0; index < asked.length; index += 1) {
        const name = asked[index];
        const signal = name === undefined ? undefined : readings.read(name);
        if (signal === known[index]) continue;
        known[index] = signal;
        last = undefined;
      }
      last ??= verdictOf(config, { readings, states, consulted: createConsulted(nowMs) });
      return last;
    },
  };
}

function verdictOf(
  config: RegimeConfig,
  source: {
    readonly readings: ReadingBook;
    readonly states: VolatilityStates | undefined;
    readonly consulted: Consulted;
  },
): RegimeVerdict | NoVerdict {
  const { readings, states, consulted } = source;
  const probabilities = states?.probabilities() ?? NO_STATES;
  const named = nameRegime(config, { readings, consulted, probabilities: () => probabilities });
  const held = heldConditions(config.conditions, readings, consulted);
  const { inputs, missing } = consulted;
  if (named === undefined || missing !== undefined)
    return { available: false, reason: missing ?? 'no-reading', inputs };
  return {
    available: true,
    regime: named.regime,
    ...combinedEffects(config, named, held),
    inputs,
    ...(states !== undefined && probabilities.available
      ? { probabilities: Array.from(probabilities.value) }
      : {}),
  };
}

const NO_STATES: Signal<ArrayLike<number>> = { available: false, reason: 'hmm-off' };
