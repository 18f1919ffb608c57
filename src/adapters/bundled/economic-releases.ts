// The bundled dates of rate decisions and of price and payroll releases as the market room's release table.
import { z } from 'zod';
import type { EconomicRelease, EconomicReleaseTable, InputFailure } from '../../core/domain/index.ts';
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
