// The bundled exchange calendar as the market room's calendar table.
import { z } from 'zod';
import type { CalendarTable, InputFailure, LateNotice } from '../../core/domain/index.ts';
import { type BundledTable, minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';

const schema = z
  .object({
    from: sessionDate,
    to: sessionDate,
    regularSession: z.object({ openEt: minuteOfDay, closeEt: minuteOfDay }),
    closures: z.array(z.object({ date: sessionDate, announced: sessionDate.optional() })).min(1),
    earlyCloses: z.array(z.object({ date: sessionDate, closeEt: minuteOfDay, scheduled: z.boolean() })),
    lateOpens: z.array(z.object({ date: sessionDate, openEt: minuteOfDay, scheduled: z.boolean() })),
  })
  .refine((table) => table.from < table.to, 'expected from before to')
  .transform((table): CalendarTable => ({
    from: table.from,
    to: table.to,
    openMinute: table.regularSession.openEt,
    closeMinute: table.regularSession.closeEt,
    closures: table.closures.map(({ date }) => date),
    earlyCloses: table.earlyCloses.map(({ date, closeEt }) => ({ date, minuteOfDay: closeEt })),
    lateOpens: table.lateOpens.map(({ date, openEt }) => ({ date, minuteOfDay: openEt })),
    lateNotices: [
      ...table.closures.flatMap(({ date, announced }): readonly LateNotice[] =>
        announced === undefined ? [] : [{ date, announced }],
      ),
      // Irregular hours that nobody could know before are news of their own day.
      ...[...table.earlyCloses, ...table.lateOpens]
        .filter(({ scheduled }) => !scheduled)
        .map(({ date }): LateNotice => ({ date, announced: date })),
    ],
  }));

/** NYSE closures, early closes and late opens; manifest role `calendar`. */
export function readCalendarTable(): BundledTable<CalendarTable> | InputFailure {
  return readBundledTable('calendar', 'nyse-calendar.json', schema);
}
