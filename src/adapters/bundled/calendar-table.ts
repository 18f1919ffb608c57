// The bundled exchange calendar as the market room's calendar table.
import { z } from 'zod';
import type { CalendarTable, InputFailure, LateNotice, SessionDate } from '../../core/domain/index.ts';
import { type BundledTable, minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';

const notice = { scheduled: z.boolean(), notBefore: sessionDate.optional() };

const schema = z
  .object({
    from: sessionDate,
    to: sessionDate,
    regularSession: z.object({ openEt: minuteOfDay, closeEt: minuteOfDay }),
    closures: z
      .array(
        z.object({
          date: sessionDate,
          announced: sessionDate.optional(),
          ruleSince: sessionDate.optional(),
        }),
      )
      .min(1),
    earlyCloses: z.array(z.object({ date: sessionDate, closeEt: minuteOfDay, ...notice })),
    lateOpens: z.array(z.object({ date: sessionDate, openEt: minuteOfDay, ...notice })),
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
      ...table.closures.flatMap(({ date, announced, ruleSince }) => noticeOf(date, announced ?? ruleSince)),
      // Irregular hours that nobody could know before are news of their own day.
      ...[...table.earlyCloses, ...table.lateOpens].flatMap(({ date, scheduled, notBefore }) =>
        noticeOf(date, scheduled ? notBefore : date),
      ),
    ],
  }));

function noticeOf(date: SessionDate, announced: SessionDate | undefined): readonly LateNotice[] {
  return announced === undefined ? [] : [{ date, announced }];
}

/** NYSE closures, early closes and late opens; manifest role `calendar`. */
export function readCalendarTable(): BundledTable<CalendarTable> | InputFailure {
  return readBundledTable('calendar', 'nyse-calendar.json', schema);
}
