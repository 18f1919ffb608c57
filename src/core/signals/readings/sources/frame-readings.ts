// Readings of indicators on the bars of one frame, known from the close of each of its bars on.
import {
  type Bar,
  type BarClosed,
  type DayNumber,
  type EpochMs,
  MS_PER_DAY,
  sessionDateOf,
  type Signal,
} from '../../../domain/index.ts';
import type { TradingCalendar } from '../../../market/index.ts';
import { calendarWeeks } from '../../frames/calendar-weeks.ts';
import type { FrameBar } from '../../frames/frame-bar.ts';
import { createFrameBuilder, type FrameBuilder } from '../../frames/frame-builder.ts';
import { type Changes, known, missing, type ReadingRule } from '../reading.ts';
import { DEFAULT_INDICATOR_PERIODS, type ReadingsConfig, type SessionWindows } from '../readings-config.ts';
import type { SessionWalk } from '../session-walk.ts';
import type { FrameReadingName } from '../frame-reading-names.ts';
import { type FrameRule, frameRuleMaker } from './frame-rules.ts';

/** The latest week is over for as many sessions before the next one is. */
const WEEK_SESSIONS = 5;

export class FrameReadings {
  readonly rules: Partial<Record<FrameReadingName, ReadingRule>>;
  readonly #builder: FrameBuilder;
  readonly #calendar: Pick<TradingCalendar, 'atOrBefore'>;
  readonly #walk: SessionWalk;
  readonly #ageSessionsMax: number;
  readonly #indicators: readonly FrameRule['indicators'][number][];
  readonly #changes: Changes = { count: 0 };
  readonly #take = (bar: FrameBar): void => this.#takeBar(bar);
  #bars = 0;
  #barsWithVolume = 0;
  #close = 0;
  #closeMs = 0;
  /** The day of `closeMs` when the session was last looked up. */
  #day = 0;
  #lastSession = Number.NEGATIVE_INFINITY;
  #atMs = 0 as EpochMs;

  constructor(
    { calendar, frame = 'D', periods }: ReadingsConfig,
    names: readonly FrameReadingName[],
    { ageSessionsMax }: SessionWindows,
    walk: SessionWalk,
  ) {
    this.#calendar = calendar;
    this.#walk = walk;
    this.#ageSessionsMax = ageSessionsMax + (frame === 'W' ? WEEK_SESSIONS : 0);
    this.#builder = createFrameBuilder(frame, calendarWeeks(calendar));
    const ruleOf = frameRuleMaker({ ...DEFAULT_INDICATOR_PERIODS, ...periods });
    const made = names.map((name) => [name, ruleOf(name)] as const);
    this.#indicators = [...new Set(made.flatMap(([, { indicators }]) => indicators))];
    const restsOn = [this.#changes, walk.changes];
    this.rules = Object.fromEntries(
      made.map(([name, rule]) => [name, { restsOn, compute: () => this.#read(rule) }]),
    );
  }

  noteBar(bar: BarClosed): void {
    this.#builder.push(bar, this.#take);
  }

  /** Its volume is left out: days before a run come from another file, which may count in other units. */
  noteDailyBar(bar: Bar): void {
    this.#builder.pushWhole({ ...bar, volume: undefined }, this.#take);
  }

  #takeBar(bar: FrameBar): void {
    for (const indicator of this.#indicators) indicator.push(bar);
    this.#bars += 1;
    this.#barsWithVolume = bar.volume === undefined ? 0 : this.#barsWithVolume + 1;
    this.#close = bar.close;
    this.#closeMs = bar.closeMs;
    this.#atMs = bar.atMs;
    this.#changes.count += 1;
  }

  #read(rule: FrameRule): Signal<number> {
    const { barsNeeded, needsVolume } = rule;
    const { refusal } = this.#builder;
    if (refusal !== undefined) return missing(refusal);
    if (this.#bars < barsNeeded) return missing('too-few-bars');
    if (this.#walk.closedSession - this.#session() > this.#ageSessionsMax) return missing('stale');
    if (needsVolume && this.#barsWithVolume < barsNeeded) return missing('no-volume');
    const value = rule.valueOf(this.#close);
    return value === undefined ? missing('flat-window') : known(value, this.#atMs);
  }

  /** The last session of the latest bar; a week may end on a day on which a session was expected and none was held. */
  #session(): number {
    const day = Math.floor(this.#closeMs / MS_PER_DAY);
    if (day !== this.#day) {
      this.#day = day;
      const session = this.#calendar.atOrBefore(sessionDateOf(day as DayNumber));
      this.#lastSession = session?.index ?? Number.NEGATIVE_INFINITY;
    }
    return this.#lastSession;
  }
}
