// What a validation read and did not use, as text: rows, expiries and snapshots by reason, and files by name.
import type { LeftOutDocument } from '../left-out-document.ts';
import { counted, table } from './figures.ts';

/** The reason of a file that holds something other than a chain. */
const OTHER_CONTENT = 'input-columns';
/** More files than this are counted, not named. */
const NAMED_MAX = 20;

export function leftOutText(document: LeftOutDocument): readonly string[] {
  const { quotesWithoutVol } = document;
  const { rows, expiriesLeftOut, snapshotsLeftOut, filesRead, filesSkipped, filesRepeated } = document;
  const others = filesSkipped.filter(({ reason }) => reason === OTHER_CONTENT).length;
  const damaged = filesSkipped.filter(({ reason }) => reason !== OTHER_CONTENT);
  return [
    `  ${rows.kept} of ${counted(rows.read, 'row')} kept, of all dates; ${counted(filesRead, 'file')} read, ${others} skipped as no chains`,
    ...table(
      ['', 'reason', ''],
      [
        ...reasons('rows, of all dates', rows.dropped),
        ...reasons('quotes', { 'without-volatility': quotesWithoutVol }),
        ...reasons('expiries', expiriesLeftOut),
        ...reasons('snapshots', snapshotsLeftOut),
      ],
      ['left', 'left', 'right'],
    ),
    ...named(
      `${counted(damaged.length, 'file')} that cannot be read:`,
      damaged.map(({ message }) => message),
    ),
    ...named(
      `${counted(filesRepeated.length, 'file')} left out, with the bytes of another:`,
      filesRepeated.map(({ path, sameAs }) => `${path} is ${sameAs}`),
    ),
  ];
}

function reasons(kind: string, counts: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  return Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([reason, number], at) => [at === 0 ? kind : '', reason, String(number)]);
}

function named(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, NAMED_MAX).map((line) => `    ${line}`);
  const rest = lines.length - shown.length;
  return [`  ${title}`, ...shown, ...(rest > 0 ? [`    and ${rest} more`] : [])];
}
