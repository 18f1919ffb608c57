// The reports on files of index levels, rates and option chains.
import type { CheckedChains, CheckedLevels, CheckedRates } from '../checked-file.ts';
import { dateOf } from '../check-document.ts';
import { sessionLines } from './bars-text.ts';
import { counted, counts, firstOf, grouped, line, list, paragraph } from './report-lines.ts';
import { rowLines } from './row-lines.ts';

const SHOWN = 3;

/** Levels are used from 09:30 to 16:15; the other hours of an index are no fault of its file. */
export function levelsLines({ report }: CheckedLevels): readonly string[] {
  const { wrongRanges, isDaily } = report;
  const hours = isDaily
    ? 'days on which the exchange was closed'
    : 'global hours, holidays, and what comes after 16:15 (13:15 on half days)';
  return [
    ...rowLines(report, report.repairs, { repaired: { 'outside-session': hours } }),
    ...sessionLines(report),
    ...(wrongRanges.length === 0
      ? []
      : [
          ...paragraph(
            'odd',
            `range ${grouped(wrongRanges.length)}: high or low contradicts another level; closes alone are used`,
          ),
          ...list(
            '',
            firstOf(
              wrongRanges.map(({ line: at, date }) => `line ${at} on ${date}`),
              SHOWN,
              wrongRanges.length,
            ),
          ),
        ]),
  ];
}

/** Of two rows for one day the later counts; weekends are days like others where a file has them. */
export function ratesLines({ report }: CheckedRates): readonly string[] {
  const { days, stretches, jumps } = report;
  const percent = (rate: number): string => `${(100 * Math.expm1(rate)).toFixed(2)} %`;
  const weekends = days.weekends === 0 ? '' : `, ${grouped(days.weekends)} of them on weekends`;
  return [
    ...rowLines(report, report.repairs),
    line('days', `${grouped(days.count)}, ${days.from ?? 'none'} to ${days.to ?? 'none'}${weekends}`),
    ...(stretches.length === 0
      ? []
      : list(
          'gaps',
          firstOf(
            stretches.map((one) => `${counted(one.days, 'day')} between ${one.after} and ${one.before}`),
            SHOWN,
          ),
        )),
    ...(jumps.length === 0
      ? []
      : [
          ...paragraph(
            'odd',
            `jump ${grouped(jumps.length)}: a day at least 0.75 points from the day before`,
          ),
          ...list(
            '',
            firstOf(
              jumps.map(
                (one) => `line ${one.line} on ${one.date}, ${percent(one.from)} → ${percent(one.to)}`,
              ),
              SHOWN,
              jumps.length,
            ),
          ),
        ]),
  ];
}

/** Quotes as an import judges them; what they are like is for a run's liquidity gate. */
export function chainsLines({ report }: CheckedChains): readonly string[] {
  const { dates, expiries, rowsByRoot, facts } = report;
  const roots = counts(rowsByRoot).map(([root, rows]) => `${root} ${grouped(rows)}`);
  const quotes = counts({
    crossed: facts.crossed,
    locked: facts.locked,
    'without bid': facts.zeroBid,
    'without bid and ask': facts.unquoted,
    'after the last trade': facts.afterLastTrade,
  }).map(([name, rows]) => `${name} ${grouped(rows)}`);
  return [
    ...rowLines({
      ...report,
      quarantined: report.quarantinedLines,
      quarantineReasons: report.quarantined,
    }),
    line(
      'dates',
      `${grouped(dates.count)}, ${dateOf(dates.first) ?? 'none'} to ${dateOf(dates.last) ?? 'none'}`,
    ),
    ...list('roots', [...roots, counted(expiries, 'expiry').replace('expirys', 'expiries')]),
    ...(quotes.length === 0 ? [] : list('quotes', quotes)),
  ];
}
