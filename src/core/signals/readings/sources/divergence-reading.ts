// The reading of how unusual the underlying stands against a peer, such as SPY against QQQ.
import { type DayNumber, type EpochMs, MS_PER_DAY, type Signal } from '../../../domain/index.ts';
import type { TradingCalendar } from '../../../market/index.ts';
import { latestScore } from '../../volatility/divergence.ts';
import { SessionWindow } from '../../volatility/windows/session-window.ts';
import { type Changes, known, missing, type ReadingRules } from '../reading.ts';
import type { SessionWindows } from '../readings-config.ts';
import type { SessionObserver, SessionWalk, WalkedSession } from '../session-walk.ts';

const NO_SESSION = Number.NEGATIVE_INFINITY;

/** Pairs the closes of the same session, whichever of the two is known first. */
export class DivergenceReading implements SessionObserver {
  readonly #windows: SessionWindows;
  readonly #calendar: Pick<TradingCalendar, 'sessionOnDay'>;
  readonly #ratios: SessionWindow;
  readonly #changes: Changes = { count: 0 };
  #ownSession = NO_SESSION;
  #ownPoints = 0;
  #ownMs = 0 as EpochMs;
  #peerSession = NO_SESSION;
  #peerPoints = 0;
  #peerMs = 0 as EpochMs;
  #atMs = 0 as EpochMs;

  constructor(windows: SessionWindows, calendar: Pick<TradingCalendar, 'sessionOnDay'>) {
    this.#windows = windows;
    this.#calendar = calendar;
    this.#ratios = new SessionWindow(windows.divergenceSessions);
  }

  rules(walk: SessionWalk): ReadingRules<'divergence'> {
    const restsOn = [this.#changes, walk.changes];
    return { divergence: { restsOn, compute: () => this.#score(walk.closedSession) } };
  }

  noteClosed({ index, close, atMs }: WalkedSession): void {
    this.#ownSession = index;
    this.#ownPoints = close;
    this.#ownMs = atMs;
    this.#pair();
  }

  notePeerClose(points: number, atMs: EpochMs): void {
    const session = this.#calendar.sessionOnDay(Math.floor(atMs / MS_PER_DAY) as DayNumber);
    if (session === undefined || session.index <= this.#peerSession || !(points > 0)) return;
    this.#peerSession = session.index;
    this.#peerPoints = points;
    this.#peerMs = atMs;
    this.#pair();
  }

  #pair(): void {
    if (this.#ownSession !== this.#peerSession) return;
    this.#ratios.push(Math.log(this.#ownPoints / this.#peerPoints), this.#ownSession - 1, this.#ownSession);
    this.#atMs = Math.max(this.#ownMs, this.#peerMs) as EpochMs;
    this.#changes.count += 1;
  }

  #score(closedSession: number): Signal<number> {
    if (this.#peerSession === NO_SESSION) return missing('no-peer');
    const limits = { ...this.#windows, closedSession, sessionsMin: this.#ratios.capacity };
    const problem = this.#ratios.problem(limits);
    if (problem !== undefined) return missing(problem);
    const score = latestScore(this.#ratios);
    return score === undefined ? missing('flat-window') : known(score, this.#atMs);
  }
}
