// Every difference between the bundled calendar and the recorded ones, with its reason and the official source that decides it.
import type { DatedEventKind } from '../../src/core/domain/index.ts';

/** Dates given one by one, or as a span with how many of them there are. */
export type DifferingDates =
  | readonly string[]
  | { readonly from: string; readonly to: string; readonly count: number };

export interface ExplainedDifference {
  readonly kind: DatedEventKind;
  /** Which side has the date alone; `time` where both have it at different times. */
  readonly side: 'table' | 'record' | 'time';
  readonly dates: DifferingDates;
  readonly reason: string;
  readonly source: string;
}

const BLS_SCHEDULES = 'bls.gov, archived schedules of releases';
const JUNETEENTH = 'NYSE Group, holidays and early closings: Juneteenth';

export const CALENDAR_DIFFERENCES: readonly ExplainedDifference[] = [
  {
    kind: 'closure',
    side: 'table',
    dates: { from: '1990-01-01', to: '1993-02-14', count: 25 },
    reason: 'the record begins with Presidents Day of 1993',
    source: 'NYSE Rule 7.2',
  },
  {
    kind: 'closure',
    side: 'record',
    dates: ['2011-01-01', '2022-01-01'],
    reason: 'Saturdays: there was no session to close, and the Friday before was one',
    source: 'NYSE Rule 7.2: a New Year on a Saturday is not kept',
  },
  {
    kind: 'early-close',
    side: 'table',
    dates: { from: '1990-01-01', to: '1999-11-25', count: 20 },
    reason: 'the record has no early close before the day after Thanksgiving of 1999',
    source: 'NYSE, special closings 1885-2010',
  },
  {
    kind: 'early-close',
    side: 'table',
    dates: ['1999-12-31'],
    reason: 'announced in June 1999 for the change of the millennium; the record lacks it',
    source: 'NYSE, announcement of June 1999',
  },
  {
    kind: 'early-close',
    side: 'record',
    dates: ['2017-12-24'],
    reason: 'a Sunday',
    source: 'NYSE Group, holidays and early closings 2017',
  },
  {
    kind: 'late-open',
    side: 'table',
    dates: { from: '1990-01-01', to: '2028-12-31', count: 11 },
    reason: 'the record has no late openings',
    source: 'NYSE, special closings 1885-2010',
  },
  {
    kind: 'fomc',
    side: 'time',
    dates: '2011-04-27 2011-06-22 2011-11-02 2012-01-25 2012-04-25 2012-06-20 2012-09-13 2012-12-12'.split(
      ' ',
    ),
    reason: 'statements before a press briefing came at 12:30; the record has 14:15 throughout',
    source: 'federalreserve.gov, press release of 2011-03-24',
  },
  {
    kind: 'fomc',
    side: 'time',
    dates: ['2013-01-30'],
    reason:
      'statements come at 14:00 from the meeting of March 2013 on; the record has 14:00 a meeting early',
    source: 'federalreserve.gov, press release of 2013-03-13',
  },
  {
    kind: 'fomc-minutes',
    side: 'table',
    dates: ['2020-04-08'],
    reason: 'minutes of the unscheduled meetings of 3 and 15 March 2020, which the record does not look for',
    source: 'federalreserve.gov, FOMC historical materials 2020',
  },
  {
    kind: 'jackson-hole',
    side: 'time',
    dates: ['2020-08-27'],
    reason: 'the speech by video began at 09:10; the record has 10:00 throughout',
    source: 'federalreserve.gov, speech of 2020-08-27',
  },
  {
    kind: 'jackson-hole',
    side: 'record',
    dates: ['2026-08-28'],
    reason: 'not in the table: no official programme was at hand to confirm it',
    source: 'kansascityfed.org, Economic Policy Symposium',
  },
  {
    kind: 'nfp',
    side: 'record',
    dates: ['2001-01-04', '2002-01-10', '2006-01-05'],
    reason: 'releases for a December, put one year too early',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'nfp',
    side: 'table',
    dates: ['2002-01-04', '2003-01-10', '2007-01-05'],
    reason: 'the same releases in the year in which they came',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'nfp',
    side: 'table',
    dates: ['2001-01-05'],
    reason: 'payrolls for December 2000, which the record lacks',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'cpi',
    side: 'record',
    dates: ['2000-01-17', '2001-01-16', '2003-01-15', '2004-01-19', '2005-01-18', '2007-01-16'],
    reason:
      'releases for a December, put one year too early; 2000-01-17 and 2004-01-19 were not even workdays',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'cpi',
    side: 'table',
    dates: ['2001-01-17', '2003-01-16', '2004-01-15', '2005-01-19', '2007-01-18', '2008-01-16'],
    reason: 'the releases for December that the record has a year early or lacks for them',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'ppi',
    side: 'record',
    dates: '2000-01-12 2001-01-11 2002-01-15 2003-01-14 2005-01-13 2006-01-17 2007-01-15'.split(' '),
    reason: 'releases for a December, put one year too early',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'ppi',
    side: 'table',
    dates: '2001-01-12 2002-01-11 2003-01-15 2005-01-14 2006-01-13 2007-01-17 2008-01-15'.split(' '),
    reason: 'the releases for December that the record has a year early or lacks for them',
    source: BLS_SCHEDULES,
  },
  {
    kind: 'ppi',
    side: 'record',
    dates: ['2004-02-19', '2004-03-12', '2004-04-08', '2004-06-11'],
    reason:
      'days first planned: the new industry classification delayed January to March of 2004, a day of mourning May',
    source: 'bls.gov, notices of rescheduled releases of 2004',
  },
  {
    kind: 'ppi',
    side: 'table',
    dates: ['2004-03-18', '2004-04-01', '2004-04-22', '2004-06-17'],
    reason: 'the days on which those releases came',
    source: 'bls.gov, archived releases of 2004',
  },
  ...(['opex', 'quad-witching'] as const).flatMap((kind): readonly ExplainedDifference[] => [
    {
      kind,
      side: 'record',
      dates: ['2026-06-19', '2027-06-18'],
      reason: 'third Fridays on which the exchange keeps Juneteenth',
      source: JUNETEENTH,
    },
    {
      kind,
      side: 'table',
      dates: ['2026-06-18', '2027-06-17'],
      reason: 'the sessions before those holidays',
      source: 'Cboe Rule 4.13: the preceding business day where the third Friday is closed',
    },
  ]),
  {
    kind: 'vix-expiry',
    side: 'record',
    dates: { from: '2000-01-01', to: '2004-04-30', count: 52 },
    reason: 'before the first expiry: VIX futures began on 2004-03-26 with that of May',
    source: 'Cboe Futures Exchange, VX contract specifications',
  },
  {
    kind: 'vix-expiry',
    side: 'record',
    dates: ['2024-06-19', '2026-05-20', '2027-05-19'],
    reason: 'Juneteenth is this Wednesday, or the Friday 30 days after it',
    source: JUNETEENTH,
  },
  {
    kind: 'vix-expiry',
    side: 'table',
    dates: ['2024-06-18', '2026-05-19', '2027-05-18'],
    reason: 'the sessions before those Wednesdays',
    source: 'Cboe Futures Exchange, VX contract specifications, final settlement date',
  },
  {
    kind: 'dividend',
    side: 'record',
    dates: { from: '1993-03-19', to: '2003-09-19', count: 43 },
    reason:
      'not in the table: options on SPY began on 2005-01-10, and no official document with each amount of these years was at hand',
    source: 'sec.gov, SPDR Trust Series 1 (CIK 884394), reports N-30D, would have them',
  },
];
