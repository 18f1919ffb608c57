// The schedules of closes by frame, each made once however many questions are asked of it.
import type { Timeframe } from '../../domain/index.ts';
import { createFrameSchedule, type FrameSchedule, type TradingCalendar } from '../../market/index.ts';

/** The schedule of a frame; to be asked by one reader at a time, as each remembers where it was. */
export type FrameSchedules = (frame: Timeframe) => FrameSchedule;

export function createFrameSchedules(calendar: TradingCalendar): FrameSchedules {
  const made = new Map<Timeframe, FrameSchedule>();
  return (frame) => {
    const known = made.get(frame) ?? createFrameSchedule(calendar, frame);
    made.set(frame, known);
    return known;
  };
}
