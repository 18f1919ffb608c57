// The states of volatility that a market is in, session by session: filtered probabilities of a model refitted as history grows.
import { type EpochMs, invariant, type Signal } from '../../../domain/index.ts';
import { fitGaussianMarkov } from './fit-gaussian-markov.ts';
import { createForwardFilter, type ForwardFilter } from './forward-filter.ts';
import { gaussianLogDensities } from './gaussian-log-density.ts';
import type { GaussianMarkov } from './hidden-markov.ts';

export interface VolatilityStatesConfig {
  readonly states: number;
  /** Daily returns that the first fit needs. */
  readonly sessionsMin: number;
  /** Sessions between one fit and the next. */
  readonly refitSessions: number;
  /** Starts of each fit. */
  readonly starts: number;
}

export interface VolatilityStates {
  /** Takes in the close of the next session, known from `atMs` on. */
  noteSession(close: number, atMs: EpochMs): void;
  /**
   * Probability of each state after the last session, by rising variance; the array is overwritten by the next session.
   * Reasons: `hmm-too-few-sessions`, `hmm-flat-series`.
   */
  probabilities(): Signal<ArrayLike<number>>;
}

/**
 * Fits on the sessions up to the last multiple of `refitSessions` past the minimum, all of them closed, and filters from
 * the first session on. A fit is made when probabilities are asked for, so that a history to warm up with costs no fit; it
 * rests on its sessions alone, not on the fits before it. Between fits a session costs one step of the filter.
 */
export function createVolatilityStates(config: VolatilityStatesConfig): VolatilityStates {
  const returns: number[] = [];
  let lastClose: number | undefined;
  let lastMs = -Infinity as EpochMs;
  let fitted: Fitted | undefined;

  return {
    noteSession: (close, atMs) => {
      invariant(close > 0 && close < Infinity, `a session's close above 0, found ${close}`);
      invariant(atMs > lastMs, `sessions in order of time, found ${atMs} after ${lastMs}`);
      if (lastClose !== undefined) {
        const change = Math.log(close / lastClose);
        returns.push(change);
        fitted?.model?.note(change);
      }
      lastClose = close;
      lastMs = atMs;
    },
    probabilities: () => {
      const beyond = returns.length - config.sessionsMin;
      if (beyond < 0) return { available: false, reason: 'hmm-too-few-sessions' };
      const due = returns.length - (beyond % config.refitSessions);
      if (fitted?.sessions !== due) fitted = { sessions: due, model: fitOn(returns, due, config) };
      return fitted.model === undefined
        ? { available: false, reason: 'hmm-flat-series' }
        : { available: true, value: fitted.model.probabilities, asOfMs: lastMs };
    },
  };
}

/** The model of the first `sessions` returns; none where they do not vary. */
interface Fitted {
  readonly sessions: number;
  readonly model: RunningModel | undefined;
}

interface RunningModel {
  readonly probabilities: ForwardFilter['probabilities'];
  note(change: number): void;
}

function fitOn(
  returns: readonly number[],
  sessions: number,
  { states, starts }: VolatilityStatesConfig,
): RunningModel | undefined {
  const fit = fitGaussianMarkov(returns.slice(0, sessions), { states, starts });
  if (!fit.ok) return undefined;
  const model = runningModel(fit.model);
  for (const change of returns) model.note(change);
  return model;
}

function runningModel(model: GaussianMarkov): RunningModel {
  const filter = createForwardFilter(model);
  const logDensities = new Float64Array(model.means.length);
  return {
    probabilities: filter.probabilities,
    note: (change) => {
      gaussianLogDensities(change, model, logDensities);
      const density = filter.step(logDensities);
      invariant(density !== undefined, `a return that some state allows, found ${change}`);
    },
  };
}
