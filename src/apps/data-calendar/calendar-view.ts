// What of a calendar could be known on a date: entries announced later are not in it, plans given up later are.
import { addDays, type DatedEvent, type KindCoverage, type SessionDate } from '../../core/domain/index.ts';
import { monthsBetween, type TradingCalendar } from '../../core/market/index.ts';

/** Days ahead for which the official schedules of releases are out at most: those of later days were not known. */
const SCHEDULE_DAYS_MAX = 731;
const EX_DATE_SOURCE =
  'State Street, SPDR S&P 500 ETF Trust, prospectus: the third Friday of March, June, September and December';

/** Whether an entry is to be shown: as it happened where no date is given, else as it stood on that date. */
export function isInView(event: DatedEvent, knownOn: SessionDate | undefined): boolean {
  const { date, known, withdrawn } = event;
  if (knownOn === undefined) return withdrawn === undefined;
  if (withdrawn !== undefined && withdrawn < knownOn) return false;
  switch (known.how) {
    case 'rule':
      return known.since === undefined || known.since < knownOn;
    case 'announced':
      return known.on < knownOn;
    case 'not-recorded':
      if (known.notBefore !== undefined) return known.notBefore < knownOn;
      return date <= addDays(knownOn, SCHEDULE_DAYS_MAX);
  }
}

/**
 * The ex-dates of SPY that follow from the rule where no amount is known: those after the table, and in a view of an earlier
 * date those whose amounts were told later.
 */
export function ruledExDates(
  calendar: TradingCalendar,
  { from, to }: { readonly from: SessionDate; readonly to: SessionDate },
  shown: readonly DatedEvent[],
): readonly DatedEvent[] {
  const told = new Set(shown.filter(({ kind }) => kind === 'dividend').map(({ date }) => date));
  return monthsBetween(from, to)
    .filter((month) => Number(month.slice(5, 7)) % 3 === 0)
    .flatMap((month): readonly DatedEvent[] => {
      const date = calendar.monthlyExpiryOf(month);
      if (date === undefined || told.has(date)) return [];
      return [
        {
          kind: 'dividend',
          date,
          minuteOfDay: undefined,
          what: 'SPY goes ex dividend, amount not known',
          known: { how: 'rule', since: undefined },
          source: EX_DATE_SOURCE,
        },
      ];
    });
}

/** The parts of a span that lie outside the tables, in the order of the kinds. */
export function gapsOf(
  coverage: readonly KindCoverage[],
  { from, to }: { readonly from: SessionDate; readonly to: SessionDate },
): readonly KindCoverage[] {
  return coverage.flatMap((table): readonly KindCoverage[] => {
    const { kind } = table;
    if (table.to < from || table.from > to) return [{ kind, from, to }];
    const before = table.from > from ? [{ kind, from, to: addDays(table.from, -1) }] : [];
    const after = table.to < to ? [{ kind, from: addDays(table.to, 1), to }] : [];
    return [...before, ...after];
  });
}
