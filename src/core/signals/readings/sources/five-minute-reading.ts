// The reading of realised volatility from returns of five minutes, nights included.
import type { BarClosed, EpochMs } from '../../../domain/index.ts';
import { FiveMinuteVariance } from '../../volatility/realised/five-minute-variance.ts';
import { SessionWindow } from '../../volatility/windows/session-window.ts';
import { missing, type ReadingRules } from '../reading.ts';
import type { SessionWindows } from '../readings-config.ts';
import type { SessionObserver, SessionWalk, WalkedSession } from '../session-walk.ts';
import { yearlyReading } from './realised-readings.ts';

const BAR_MS_MAX = 5 * 60_000;

/** A session counts from the second one on, since the night before the first is not known; days before the run do not count. */
export class FiveMinuteReading implements SessionObserver {
  readonly #windows: SessionWindows;
  readonly #days: SessionWindow;
  readonly #day = new FiveMinuteVariance();
  #hasDay = false;
  #isTooCoarse = false;
  #atMs = 0 as EpochMs;

  constructor(windows: SessionWindows) {
    this.#windows = windows;
    this.#days = new SessionWindow(windows.realisedSessions);
  }

  rules(walk: SessionWalk): ReadingRules<'realised-5m'> {
    return {
      'realised-5m': {
        restsOn: [walk.changes],
        compute: () =>
          this.#isTooCoarse
            ? missing('bars-longer-than-5-minutes')
            : yearlyReading(this.#days, { ...this.#windows, closedSession: walk.closedSession }, this.#atMs),
      },
    };
  }

  noteOpened({ previousClose }: WalkedSession, { bar, sessionOpenMs }: BarClosed): void {
    this.#hasDay = previousClose !== undefined;
    if (previousClose !== undefined) this.#day.begin(previousClose, bar, sessionOpenMs);
  }

  noteBar({ bar }: BarClosed): void {
    if (bar.closeMs - bar.startMs > BAR_MS_MAX) this.#isTooCoarse = true;
    else if (this.#hasDay) this.#day.note(bar);
  }

  noteClosed({ index, previousIndex, close, atMs }: WalkedSession): void {
    if (!this.#hasDay) return;
    this.#hasDay = false;
    this.#days.push(this.#day.end(close), previousIndex, index);
    this.#atMs = atMs;
  }
}
