// Tells in full what became of the names of the predecessor, each in a sentence: the note of `config migrate`.
import { heading, wrappedText } from '../../../analysis/report/index.ts';
import { type KeyKind, type MigratedKey, type Migration, shownValue } from '../../config/index.ts';
import { printable } from './printable.ts';

const TITLES: readonly (readonly [KeyKind, string])[] = [
  ['carried', 'carried over as they are'],
  ['changed', 'carried over with another meaning'],
  ['never-worked', 'never worked there'],
  ['gone', 'gone'],
];

/** The note of a migration that started from `preset`. */
export function migrationText({ path, keys, remarks }: Migration, preset: string): string {
  const source =
    path === undefined ? 'flags of the predecessor' : `${path}, a configuration of the predecessor`;
  const counts = TITLES.map(([kind, title]) => `${ofKind(keys, kind).length} ${title}`).join(', ');
  const lines = [
    ...heading('MIGRATION'),
    ...paragraph(
      `${source}: ${keys.length} keys, ${counts}. They stand over preset ${preset}; flags of Quantor stand over them.`,
    ),
    ...remarks.flatMap((remark) => paragraph(remark)),
    ...TITLES.flatMap(([kind, title]) => groupText(title, ofKind(keys, kind))),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** A line break in a value or in the name of a file would end the comment that this becomes. */
const paragraph = (text: string, ...indents: readonly string[]): readonly string[] =>
  wrappedText(printable(text), ...indents);

const ofKind = (keys: readonly MigratedKey[], kind: KeyKind): readonly MigratedKey[] =>
  keys.filter((key) => key.kind === kind);

function groupText(title: string, keys: readonly MigratedKey[]): readonly string[] {
  if (keys.length === 0) return [];
  const sentences = [...new Set(keys.map(({ says }) => says))];
  return [
    '',
    ...wrappedText(`${title.charAt(0).toUpperCase()}${title.slice(1)}: ${keys.length}`),
    ...sentences.flatMap((says) =>
      entryText(
        keys.filter((key) => key.says === says),
        says,
      ),
    ),
  ];
}

const INSET = '    ';
const DEEPER = '      ';

/** Keys that one sentence is about: what they were, what they became, and the sentence. */
function entryText(keys: readonly MigratedKey[], says: string): readonly string[] {
  const given = keys.map(({ given: name, value }) =>
    value === undefined ? name : `${name} ${shownValue(value)}`,
  );
  const settings = Object.entries(Object.assign({}, ...keys.map((key) => key.settings)) as object);
  const became = settings.map(([key, value]) => `${key} ${shownSetting(value)}`).join(', ');
  const told = [...(became === '' ? [] : [`Becomes ${became}.`]), ...(says === '' ? [] : [says])];
  return [...paragraph(given.join(', '), INSET, DEEPER), ...paragraph(told.join(' '), DEEPER)];
}

/** Null switches a setting off. */
function shownSetting(value: unknown): string {
  if (value === null) return 'off';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
