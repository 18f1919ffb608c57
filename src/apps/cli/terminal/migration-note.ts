// The short note of a run that was given names of the predecessor: how many, and which of them a person has to know of.
import { heading, wrappedText } from '../../../analysis/report/index.ts';
import type { MigratedKey, Migration } from '../../config/index.ts';
import { printable } from './printable.ts';
import { shellWords } from './shell-words.ts';

const COUNTED: readonly (readonly [MigratedKey['kind'], string])[] = [
  ['carried', 'carried over as they are'],
  ['changed', 'with another meaning'],
  ['never-worked', 'that never worked there'],
  ['gone', 'gone'],
];

/** The note of a migration that started from `preset`; `config migrate` tells each name in a sentence. */
export function migrationNote({ path, keys, remarks }: Migration, preset: string): string {
  const of = (kind: MigratedKey['kind']): readonly MigratedKey[] => keys.filter((key) => key.kind === kind);
  const [changed, broken] = [of('changed'), of('never-worked')];
  const source =
    path === undefined ? 'Flags of the predecessor' : `${path}, a configuration of the predecessor`;
  const counts = COUNTED.map(([kind, title]) => ({ title, count: of(kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ title, count }) => `${count} ${title}`)
    .join(', ');
  const lines = [
    ...heading('MIGRATION'),
    ...wrappedText(
      `${printable(source)}: ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}, ${counts}. They stand over preset ${preset}; flags of Quantor stand over them.`,
    ),
    ...namesText('Another meaning here', changed),
    ...namesText('Never worked there, and count here', broken.filter(isCounting)),
    ...namesText(
      'Never worked there, and are left out',
      broken.filter((key) => !isCounting(key)),
    ),
    '',
    ...wrappedText(remarksText(remarks.length) + whereText(path, keys)),
  ];
  return `${lines.join('\n')}\n\n`;
}

const isCounting = ({ settings }: MigratedKey): boolean => Object.keys(settings).length > 0;

function namesText(title: string, keys: readonly MigratedKey[]): readonly string[] {
  if (keys.length === 0) return [];
  return ['', ...wrappedText(`${title}: ${keys.map(({ given }) => given).join(', ')}.`)];
}

/** Remarks are of copies that disagree and of values that never counted. */
function remarksText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One remark concerns their values. ' : `${count} remarks concern their values. `;
}

function whereText(path: string | undefined, keys: readonly MigratedKey[]): string {
  const command = `quantor config migrate${path === undefined ? '' : ` ${printable(shellWords([path]))}`}`;
  const hasFlags = keys.some(({ given, name }) => given !== name);
  return `${command}${hasFlags ? ', with the same flags,' : ''} tells each in a sentence.`;
}
