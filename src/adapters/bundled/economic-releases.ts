// The bundled dates of rate decisions and of price and payroll releases as the market room's release table.
import { z } from 'zod';
import type {
  EconomicRelease,
  EconomicReleaseTable,
  InputFailure,
  ScheduleChanges,
} from '../../core/domain/index.ts';
import { type BundledTable, minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';

const event = z.enum(['fomc', 'cpi', 'nfp', 'ppi']);

/** `{"2025": "01-15 02-12"}` as the dates it stands for. */
export const datesByYear = z
  .record(z.string().regex(/^\d{4}$/), z.string())
  .transform((years) =>
    Object.entries(years).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
  )
  .pipe(z.array(sessionDate).min(1));

const schema = z
  .object({
    coverage: z.array(z.object({ event, from: sessionDate, to: sessionDate })).min(1),
    schedules: z.array(z.object({ event, timeEt: minuteOfDay, dates: datesByYear })).min(1),
    unscheduled: z.array(z.object({ event, timeEt: minuteOfDay, date: sessionDate })),
  })
  .transform((table): EconomicReleaseTable => ({
    coverage: table.coverage,
    releases: [
      ...table.schedules.flatMap(({ event: name, timeEt, dates }) =>
        dates.map((date): EconomicRelease => ({
          event: name,
          date,
          minuteOfDay: timeEt,
          isScheduled: true,
        })),
      ),
      ...table.unscheduled.map((release): EconomicRelease => ({
        event: release.event,
        date: release.date,
        minuteOfDay: release.timeEt,
        isScheduled: false,
      })),
    ],
  }));

/** Rate decisions and releases of consumer prices, payrolls and producer prices; manifest role `economic-releases`. */
export function readEconomicReleases(): BundledTable<EconomicReleaseTable> | InputFailure {
  return readBundledTable('economic-releases', 'us-macro-events.json', schema);
}

const anyEvent = z.string();
const changesSchema = z
  .object({
    announcements: z.array(
      z.object({ event: anyEvent, date: sessionDate, announced: sessionDate.optional() }),
    ),
    withdrawn: z.array(
      z.object({ event: anyEvent, date: sessionDate, timeEt: minuteOfDay, withdrawn: sessionDate }),
    ),
  })
  .transform((table): ScheduleChanges => ({
    lateDates: table.announcements.flatMap(({ event: name, date, announced }) =>
      isEvent(name) ? [{ event: name, date, announced }] : [],
    ),
    withdrawn: table.withdrawn.flatMap(({ event: name, date, timeEt, withdrawn }) =>
      isEvent(name) ? [{ event: name, date, minuteOfDay: timeEt, withdrawn }] : [],
    ),
  }));

function isEvent(name: string): name is EconomicRelease['event'] {
  return event.safeParse(name).success;
}

/** What changed in the schedule of those releases after it had been published; manifest role `market-dates`. */
export function readScheduleChanges(): BundledTable<ScheduleChanges> | InputFailure {
  return readBundledTable('market-dates', 'us-market-dates.json', changesSchema);
}
