// Readings of what prices did in closed sessions: volatilities from their closes, ranges and bodies, and the rank of the latest ones.
import type { EpochMs, Signal } from '../../../domain/index.ts';
import { percentile } from '../../volatility/percentile.ts';
import {
  closeToCloseVariance,
  garmanKlassVariance,
  parkinsonVariance,
} from '../../volatility/realised/session-variance.ts';
import { yearlyVolatility } from '../../volatility/realised/yearly-volatility.ts';
import { RankWindow } from '../../volatility/windows/rank-window.ts';
import { SessionWindow, type WindowLimits } from '../../volatility/windows/session-window.ts';
import { known, missing, type ReadingRules } from '../reading.ts';
import type { SessionWindows } from '../readings-config.ts';
import type { SessionObserver, SessionWalk, WalkedSession } from '../session-walk.ts';

export const REALISED_READINGS = [
  'realised-21',
  'realised-parkinson',
  'realised-garman-klass',
  'volatility-expansion',
] as const;
type Name = (typeof REALISED_READINGS)[number];

export class RealisedReadings implements SessionObserver {
  readonly #windows: SessionWindows;
  readonly #closes: SessionWindow;
  readonly #ranges: SessionWindow;
  readonly #bodies: SessionWindow;
  readonly #recent: SessionWindow;
  readonly #expansion: RankWindow;
  /** When the close of the latest session was known. */
  #atMs = 0 as EpochMs;

  constructor(windows: SessionWindows) {
    this.#windows = windows;
    const { realisedSessions, expansionSessions, rankSessions } = windows;
    this.#closes = new SessionWindow(realisedSessions);
    this.#ranges = new SessionWindow(realisedSessions);
    this.#bodies = new SessionWindow(realisedSessions);
    this.#recent = new SessionWindow(expansionSessions);
    this.#expansion = new RankWindow(rankSessions);
  }

  rules(walk: SessionWalk): ReadingRules<Name> {
    const restsOn = [walk.changes];
    const volatility = (variances: SessionWindow) => ({
      restsOn,
      compute: () =>
        yearlyReading(variances, { ...this.#windows, closedSession: walk.closedSession }, this.#atMs),
    });
    return {
      'realised-21': volatility(this.#closes),
      'realised-parkinson': volatility(this.#ranges),
      'realised-garman-klass': volatility(this.#bodies),
      'volatility-expansion': { restsOn, compute: () => this.#expansionReading(walk.closedSession) },
    };
  }

  noteClosed(session: WalkedSession): void {
    const { index, firstPrice, high, low, close, previousClose, previousIndex } = session;
    this.#atMs = session.atMs;
    this.#ranges.push(parkinsonVariance(session), index - 1, index);
    // Where the opening bar is missing, body and range are those of the rest of the session.
    if (session.openProblem !== 'open-repeats-close') {
      const prices = { open: firstPrice, high, low, close };
      this.#bodies.push(garmanKlassVariance(prices), index - 1, index);
    }
    if (previousClose === undefined) return;
    const variance = closeToCloseVariance(previousClose, close);
    this.#closes.push(variance, previousIndex, index);
    this.#recent.push(variance, previousIndex, index);
    if (this.#recent.length < this.#recent.capacity) return;
    // Sessions without any move have no volatility here, yet their place below all others is known.
    this.#expansion.push(yearlyVolatility(this.#recent) ?? 0, index);
  }

  #expansionReading(closedSession: number): Signal<number> {
    const limits = { ...this.#windows, closedSession, sessionsMin: this.#windows.rankSessionsMin };
    const problem = this.#expansion.problem(limits);
    if (problem !== undefined) return missing(problem);
    const value = percentile(this.#expansion);
    return value === undefined ? missing('flat-window') : known(value, this.#atMs);
  }
}

/** The yearly volatility of a full window; `no-movement` where prices stood still throughout, which says nothing of risk. */
export function yearlyReading(
  variances: SessionWindow,
  limits: Omit<WindowLimits, 'sessionsMin'>,
  asOfMs: EpochMs,
): Signal<number> {
  const problem = variances.problem({ ...limits, sessionsMin: variances.capacity });
  if (problem !== undefined) return missing(problem);
  const volatility = yearlyVolatility(variances);
  return volatility === undefined ? missing('no-movement') : known(volatility, asOfMs);
}
