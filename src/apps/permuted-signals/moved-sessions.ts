// A run that may open trades on chosen sessions alone, those that its signals let pass or the same ones moved.
import type { TimedResult } from '../../analysis/validation/index.ts';
import { centsFromDollars, type SessionDate } from '../../core/domain/index.ts';
import type { Rng } from '../../core/numerics/index.ts';
import { createBacktest } from '../sessions/index.ts';
import { settingsWithoutSignals, type SignalChoice, type SilentRun } from './signal-choice.ts';

/** Sessions that a move is long at least, so that it is one. */
const MOVE_MIN = 10;

/** Moves of a choice of `sessions` sessions, each another, none shorter than ten either way. */
export function drawnMoves(sessions: number, count: number, rng: Rng): readonly number[] {
  const lengths = Array.from({ length: Math.max(0, sessions - 2 * MOVE_MIN) }, (_, at) => MOVE_MIN + at);
  for (let at = lengths.length - 1; at > 0; at -= 1) {
    const other = rng.integer(at + 1);
    [lengths[at], lengths[other]] = [lengths[other] as number, lengths[at] as number];
  }
  return lengths.slice(0, count);
}

/** The run with entries on the chosen sessions moved by `move`, round from the last to the first; 0: as the signals chose. */
export function tradedOn(run: SilentRun, { sessions, passes }: SignalChoice, move: number): TimedResult {
  const { length } = sessions;
  const entrySessions = new Set<SessionDate>(
    sessions.filter((_, at) => passes[(at - move + length) % length] === true),
  );
  let trades = 0;
  let equityCents = 0;
  const backtest = createBacktest({
    ...run,
    settings: settingsWithoutSignals(run.settings),
    entrySessions,
    sink: {
      append(record) {
        if (record.type === 'trade-opened') trades += 1;
        else if (record.type === 'run-ended') ({ equityCents } = record);
      },
    },
  });
  while (backtest.advanceSession());
  return { netPnlDollars: (equityCents - centsFromDollars(run.settings.cash)) / 100, trades };
}
