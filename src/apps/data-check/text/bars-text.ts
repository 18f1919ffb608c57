// The report on a file of bars: rows, sessions, what is missing, and what looks odd.
import {
  type ClockFinding,
  DOUBT_MEANINGS,
  type Doubt,
  HYGIENE_RULES,
  type LevelChange,
  type RepairKind,
  type ShortSession,
} from '../../../core/market/index.ts';
import type { CheckedBars } from '../checked-file.ts';
import { timeOfMinutes } from '../../config/index.ts';
import { counted, firstOf, grouped, line, list, paragraph } from './report-lines.ts';
import { rowLines } from './row-lines.ts';

const SHORT_GROUPS_SHOWN = 6;
const SHORT_DATES_SHOWN = 4;
const GAPS_SHOWN = 4;
const DATES_SHOWN = 12;
const DOUBTS_SHOWN = 3;

const REPAIR_MEANINGS: Readonly<Partial<Record<RepairKind, string>>> = {
  'outside-session': 'before the opening, or at or after the close, which is 13:00 on half days',
  'out-of-order': 'rows that came late in the file, put in their place',
  duplicate: 'the same row again, of which the first stands',
  'clock-shift': 'sessions of a file in the time of another zone, moved by whole hours',
  'end-stamps': 'bars stamped at their end, as most of the file proves',
  'swapped-columns': 'numbers that stood under another column’s name',
  'decimal-error': 'prices off by a power of ten, as their neighbours prove',
  'missing-bar': 'drawn into holes of at most 3 bars',
};

const REASON_MEANINGS: Readonly<Record<string, string>> = Object.fromEntries(
  HYGIENE_RULES.map(({ kind, rule }) => [kind, rule]),
);

/** The lines below the file's name. */
export function barsLines({ report, doubts }: CheckedBars): readonly string[] {
  return [
    ...rowLines(report, report.repairs, { repaired: REPAIR_MEANINGS, quarantined: REASON_MEANINGS }),
    ...clockLines(report.clocks ?? []),
    ...report.levelChanges.flatMap(levelLines),
    ...sessionLines(report),
    ...doubts.flatMap(doubtLines),
  ];
}

/** Sessions kept out for their stamps, by how far these seem off. */
function clockLines(clocks: readonly ClockFinding[]): readonly string[] {
  const groups = new Map<string, ClockFinding[]>();
  for (const one of clocks) {
    const { lateMinutes } = one;
    const off =
      lateMinutes === undefined
        ? 'off by an amount that their rows do not say'
        : `about ${counted(Math.abs(lateMinutes), 'minute')} ${lateMinutes > 0 ? 'late' : 'early'}`;
    groups.set(off, [...(groups.get(off) ?? []), one]);
  }
  return [...groups].flatMap(([off, own], index) => {
    const dates = firstOf(
      own.map(({ date }) => date),
      SHORT_DATES_SHOWN,
    );
    const text = `${counted(own.length, 'session')} with stamps that seem ${off}: ${dates.join(', ')}`;
    return paragraph(index === 0 ? 'clock' : '', text);
  });
}

function levelLines({ date, ratio, reading, split, rows }: LevelChange): readonly string[] {
  const told = {
    split: `a ${split} split, or ${ratio < 1 ? 'dividing' : 'multiplying'} prices for another reason`,
    'unit-change': `a change of unit by a power of ten`,
    unknown: 'no split that is usual',
  };
  const text = `on ${date} prices become ${Number(ratio.toPrecision(4))} of what they were: ${told[reading]}; ${counted(rows, 'row')} on the shorter side`;
  return paragraph('level', text);
}

/** Sessions, half days, short ones and gaps; the same for bars and for index levels. */
export function sessionLines({
  sessions,
  gaps,
}: {
  readonly sessions: CheckedBars['report']['sessions'];
  readonly gaps: Partial<CheckedBars['report']['gaps']> &
    Pick<CheckedBars['report']['gaps'], 'missingSessions' | 'stretches'>;
}): readonly string[] {
  const { from, to, count, halfDays, shortSessions } = sessions;
  if (from === undefined) return [line('sessions', 'none')];
  const missing = gaps.missingBars ?? shortSessions.reduce((sum, one) => sum + one.expected - one.bars, 0);
  return [
    line('sessions', `${grouped(count)}, ${from} to ${to}`),
    ...list('half days', firstOf(halfDays, DATES_SHOWN)),
    ...(shortSessions.length === 0
      ? []
      : [
          line('short', `${counted(shortSessions.length, 'session')} without ${counted(missing, 'bar')}`),
          ...shortLines(shortSessions),
        ]),
    ...gapLines(gaps),
  ];
}

/** Sessions that lack the same stand together, the largest group first. */
function shortLines(sessions: readonly ShortSession[]): readonly string[] {
  const groups = new Map<string, ShortSession[]>();
  for (const one of sessions) {
    const { bars, expected, firstMinute, lastMinute } = one;
    const key = `${bars} of ${expected} bars, ${timeOfMinutes(firstMinute)} to ${timeOfMinutes(lastMinute)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const bySize = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  return firstOf(bySize, SHORT_GROUPS_SHOWN).flatMap((group) => {
    if (typeof group === 'string') return [line('', `${group} kinds`)];
    const [key, members] = group;
    const dates = firstOf(
      members.map(({ date }) => date),
      SHORT_DATES_SHOWN,
    );
    return list('', [`${key}: ${dates[0] ?? ''}`, ...dates.slice(1)]);
  });
}

function gapLines({
  missingSessions,
  stretches,
}: Pick<CheckedBars['report']['gaps'], 'missingSessions' | 'stretches'>): readonly string[] {
  if (missingSessions === 0) return [];
  const texts = stretches.map(
    ({ after, before, sessions }) => `${counted(sessions, 'session')} between ${after} and ${before}`,
  );
  return [
    line('gaps', `${counted(missingSessions, 'session')} missing`),
    ...firstOf(texts, GAPS_SHOWN).map((text) => line('', `  ${text}`)),
  ];
}

function doubtLines({ kind, count, bars }: Doubt): readonly string[] {
  const places = bars.map(({ line: at, date, minute, size }) => {
    const measured = size === 1 ? '' : ` (${Number(size.toPrecision(4))})`;
    return `line ${at} on ${date} ${timeOfMinutes(minute)}${measured}`;
  });
  return [
    ...paragraph('odd', `${kind} ${grouped(count)}: ${DOUBT_MEANINGS[kind]}`),
    ...list('', firstOf(places, DOUBTS_SHOWN, count)),
  ];
}
