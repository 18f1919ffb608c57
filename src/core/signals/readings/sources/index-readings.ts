// Readings of the published volatility indices: level, term structure, rank and percentile.
import type { EpochMs, Signal, VolatilityRow } from '../../../domain/index.ts';
import type { TradingCalendar } from '../../../market/index.ts';
import { ivRank } from '../../volatility/iv-rank.ts';
import { percentile } from '../../volatility/percentile.ts';
import { nineDayRatio, threeMonthRatio } from '../../volatility/term-structure.ts';
import { RankWindow } from '../../volatility/windows/rank-window.ts';
import { type Changes, known, missing, type ReadingRules } from '../reading.ts';
import type { SessionWindows } from '../readings-config.ts';
import type { SessionWalk } from '../session-walk.ts';

type Name = 'vix' | 'vix-9d-ratio' | 'vix-3m-ratio' | 'iv-rank' | 'iv-percentile';

/** Of the rows as they are published; the age of a row counts the sessions that have closed since its own. */
export class IndexReadings {
  readonly rules: ReadingRules<Name>;
  readonly #calendar: Pick<TradingCalendar, 'sessionOn'>;
  readonly #windows: SessionWindows;
  readonly #walk: SessionWalk;
  readonly #levels: RankWindow;
  readonly #changes: Changes = { count: 0 };
  #row: VolatilityRow | undefined;
  #rowSession = Number.NEGATIVE_INFINITY;
  #atMs = 0 as EpochMs;

  constructor(calendar: Pick<TradingCalendar, 'sessionOn'>, windows: SessionWindows, walk: SessionWalk) {
    this.#calendar = calendar;
    this.#windows = windows;
    this.#walk = walk;
    this.#levels = new RankWindow(windows.rankSessions);
    const restsOn = [this.#changes, walk.changes];
    this.rules = {
      vix: { restsOn, compute: () => this.#ofRow(({ vix }) => vix, 'no-vix') },
      'vix-9d-ratio': { restsOn, compute: () => this.#ofRow(nineDayRatio, 'no-vix9d') },
      'vix-3m-ratio': { restsOn, compute: () => this.#ofRow(threeMonthRatio, 'no-vix3m') },
      'iv-rank': { restsOn, compute: () => this.#ofWindow(ivRank) },
      'iv-percentile': { restsOn, compute: () => this.#ofWindow(percentile) },
    };
  }

  noteRow(row: VolatilityRow, atMs: EpochMs): void {
    const session = this.#calendar.sessionOn(row.date);
    if (session === undefined || session.index <= this.#rowSession || !(row.vix > 0)) return;
    this.#row = row;
    this.#rowSession = session.index;
    this.#atMs = atMs;
    this.#levels.push(row.vix, session.index);
    this.#changes.count += 1;
  }

  #ofRow(valueOf: (row: VolatilityRow) => number | undefined, absent: string): Signal<number> {
    if (this.#row === undefined) return missing('not-published-yet');
    if (this.#walk.closedSession - this.#rowSession > this.#windows.ageSessionsMax) return missing('stale');
    const value = valueOf(this.#row);
    return value === undefined ? missing(absent) : known(value, this.#atMs);
  }

  #ofWindow(valueOf: (levels: RankWindow) => number | undefined): Signal<number> {
    if (this.#row === undefined) return missing('not-published-yet');
    const problem = this.#levels.problem({
      ...this.#windows,
      closedSession: this.#walk.closedSession,
      sessionsMin: this.#windows.rankSessionsMin,
    });
    if (problem !== undefined) return missing(problem);
    const value = valueOf(this.#levels);
    return value === undefined ? missing('flat-window') : known(value, this.#atMs);
  }
}
