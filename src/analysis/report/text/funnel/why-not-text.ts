// The summary's section after the funnel of a run without trades, and what `quantor explain` adds to it.
import type {
  LockedEntry,
  NearestEntry,
  UnlockEntry,
  WhyNotSection,
} from '../../document/why-not-section.ts';
import { type Alignment, alignedRows, heading, LINE_WIDTH, wrappedText } from '../aligned-text.ts';
import { counted, shortFigure } from '../number-text.ts';

/** Lines of the nearest misses and of the table of changes, headings included. */
export function whyNotLines({ nearest, unlock, locked }: WhyNotSection): readonly string[] {
  return [
    ...nearestLines(nearest),
    ...heading('WHAT WOULD HAVE OPENED TRADES, ONE SETTING AT A TIME'),
    ...unlockLines(unlock),
    ...locked.flatMap(lockedLines),
  ];
}

function nearestLines(nearest: readonly NearestEntry[]): readonly string[] {
  if (nearest.length === 0) return [];
  const rows = nearest.map(({ gate, at, value, limit, structure }) => [
    gate,
    minuteText(at),
    shortFigure(value),
    shortFigure(limit),
    structure === null ? '' : `${structure.expiry}  ${structure.strikes.join(' / ')}`,
  ]);
  const alignments: readonly Alignment[] = ['left', 'left', 'right', 'right', 'left'];
  return [
    ...heading('NEAREST MISSES, ONE A SESSION'),
    ...alignedRows([['gate', 'bar closed at', 'measured', 'limit', 'structure'], ...rows], alignments),
  ];
}

function unlockLines(unlock: readonly UnlockEntry[]): readonly string[] {
  if (unlock.length === 0) return wrappedText('No change of one setting of a gate alone opens a trade more.');
  const tables = [WIDE, NARROW].map((columns) => unlockTableLines(unlock, columns));
  const fits = (lines: readonly string[]): boolean => lines.every(({ length }) => length <= LINE_WIDTH);
  return [
    // A list of regimes fits no column.
    ...(tables.find(fits) ?? unlock.flatMap((entry) => wrappedText(unlockSentence(entry), '  ', '    '))),
    ...wrappedText(
      'Each line is a run made again with that one change (--set KEY=VALUE gives it): trades is what that run opens in all.',
    ),
  ];
}

interface UnlockColumns {
  readonly titles: readonly string[];
  readonly timeText: (iso: string) => string;
}

const WIDE: UnlockColumns = {
  titles: ['gate', 'asked', 'setting', 'now', 'smallest change', 'trades', 'first new entry'],
  timeText: minuteText,
};
const NARROW: UnlockColumns = {
  titles: ['gate', 'for', 'setting', 'now', 'change to', 'trades', 'first new'],
  timeText: (iso) => iso.slice(0, 10),
};

function unlockTableLines(
  unlock: readonly UnlockEntry[],
  { titles, timeText }: UnlockColumns,
): readonly string[] {
  const rows = unlock.map(({ gate, key, from, to, more, trades, firstNew, isSmallest }) => [
    gate,
    `+${more}`,
    key,
    settingText(from),
    `${isSmallest ? '' : 'at most '}${settingText(to)}`,
    String(trades),
    timeText(firstNew ?? ''),
  ]);
  return alignedRows([titles, ...rows], ['left', 'right', 'left', 'right', 'right', 'right', 'left']);
}

function unlockSentence({ gate, key, from, to, more, trades, firstNew, isSmallest }: UnlockEntry): string {
  const change = `${isSmallest ? '' : 'at most '}${settingText(to)}`;
  const made = `${counted(trades, 'trade')}, the first new one at ${minuteText(firstNew ?? '')}`;
  return `${gate} +${more}: ${key} from ${settingText(from)} to ${change}: ${made}.`;
}

function lockedLines(entry: LockedEntry): readonly string[] {
  return wrappedText(lockedSentence(entry), '  ', '    ');
}

/** Why a gate, or one of its settings, does not open so many trades. */
export function lockedSentence({ gate, key, more, loosest, trades, behind, why }: LockedEntry): string {
  if (key === null) return `${gate}: ${why ?? 'no setting loosens it'}.`;
  const asked = more === null || more === 1 ? 'not one trade more' : `not ${counted(more, 'trade')} more`;
  const at = trades === null ? '' : loosestText(loosest);
  const made = trades === null || trades === 0 ? '' : ` (${counted(trades, 'trade')} in all)`;
  const next =
    behind === null
      ? ''
      : behind === gate
        ? '; bars stop there all the same'
        : `; most bars it lets through stop at ${behind}`;
  return `${gate}: ${key}${at} opens ${asked}${made}${next}.`;
}

function loosestText(loosest: unknown): string {
  if (loosest === null) return ' even switched off';
  return typeof loosest === 'number' && loosest >= HUGE
    ? ', however large,'
    : ` even at ${settingText(loosest)}`;
}

/** From here on a value is the end of a search and no setting of anybody's. */
const HUGE = 1e9;

/** A setting's value as it is written. */
export function settingText(value: unknown): string {
  if (value === null) return 'off';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An ISO instant to the minute, as `quantor explain --at` takes it. */
function minuteText(iso: string): string {
  return `${iso.slice(0, 16)}Z`;
}
