// What frame builders take and give: base bars with their session, and the longer bars made of them.
import type { Bar, BarClosed, DayNumber, EpochMs } from '../../domain/index.ts';

/** A base bar as the engine's event has it. */
export type FrameInput = Pick<
  BarClosed,
  'availableAtMs' | 'bar' | 'sessionOpenMs' | 'sessionCloseMs' | 'sessionDay'
>;

/** A finished bar of a frame. The object is reused: read it in the call, do not keep it. */
export interface FrameBar extends Bar {
  /** The instant at which the bar became known, never before its close. */
  readonly atMs: EpochMs;
}

export interface WeekBounds {
  /** The open of the week's first session. */
  readonly startMs: EpochMs;
  /** When the week was over for those who lived it. */
  readonly closeMs: EpochMs;
}

/** The week, Monday to Sunday, in which a day lies; `undefined` where the calendar does not have it. */
export type WeekAt = (day: DayNumber) => WeekBounds | undefined;
